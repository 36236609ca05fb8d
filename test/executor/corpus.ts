import { type DocumentNode, type GraphQLSchema, Kind, parse, visit } from 'graphql'
import { Random } from '../../src/demo/random.ts'
import type { Material } from './material.ts'
import { type Errors, writeOperation } from './operation.ts'
import { writeSelection } from './selection.ts'
import { sweepPages } from './sweepPages.ts'
import { Usage } from './usage.ts'
import { Variables } from './variables.ts'
import type { Case } from './world.ts'
import type { Writing } from './writing.ts'

type Corpus = { schema: GraphQLSchema; material: Material; documents: number; seed?: string }

/** Random valid operations, the same for the same material: each a document, what to execute of it, and its variables. */
export function makeCorpus({ schema, material, documents, seed = 'executor' }: Corpus): Case[] {
  const usage = new Usage()
  const written = Array.from({ length: documents }, (_, number) =>
    writeDocument(openWriting(schema, new Random(`${seed} ${number}`), material, usage)),
  )
  return [...written.flat(), ...sweepPages(schema, material)]
}

function writeDocument(writing: Writing): Case[] {
  const { random } = writing
  const count = random.chance(0.12) ? random.integer(2, 3) : 1
  const isNamed = count > 1 || random.chance(0.4)
  const errors = random.weighted<Errors>([
    ['none', 6],
    ['inside', 3],
    ['anywhere', 1],
  ])
  const bodies = Array.from({ length: count }, (_, index) => ({
    name: isNamed ? `Op${index}` : null,
    body: writeOperation(writing, errors),
  }))
  const definitions = writing.fragments.map(({ definition }) => definition)
  const draft = parse([...bodies.map(({ body }) => `{ ${body} }`), ...definitions].join('\n'))
  const used = draft.definitions.slice(0, count).map((definition) => variablesOf(draft, definition))
  const operations = bodies.map(({ name, body }, index) => {
    const header = writing.variables.header(used[index] ?? [])
    return name === null && header === '' ? `{ ${body} }` : `query ${name ?? ''}${header} { ${body} }`
  })
  const query = random.shuffle([...operations, ...definitions]).join('\n')
  return bodies.flatMap(({ name }, index) => {
    const variables = writing.variables.valuesOf(used[index] ?? [])
    const asked = { query, operationName: name, variables }
    const flipped = flip(variables)
    // A hot document is asked again with the other side of every condition.
    return flipped === null ? [asked] : [asked, { ...asked, variables: flipped }]
  })
}

function openWriting(schema: GraphQLSchema, random: Random, material: Material, usage: Usage): Writing {
  const writing: Writing = {
    schema,
    random,
    material,
    usage,
    variables: new Variables(random),
    fragments: [],
    calls: new Map(),
    limits: {
      depth: random.integer(4, 12),
      fields: random.integer(10, 80),
      cost: 4_000,
      aliases: 30,
      directives: 20,
      fragments: 12,
    },
    select: (type, place) => writeSelection(writing, type.name, place),
  }
  return writing
}

/** The variables that a definition uses, itself or through its fragments. */
function variablesOf(document: DocumentNode, root: DocumentNode['definitions'][number]): string[] {
  const names = new Set<string>()
  const pending = [root]
  const seen = new Set(pending)
  for (let definition = pending.pop(); definition !== undefined; definition = pending.pop()) {
    visit(definition, {
      Variable: ({ name }) => {
        names.add(name.value)
      },
      FragmentSpread: ({ name }) => {
        const fragment = document.definitions.find(
          (other) => other.kind === Kind.FRAGMENT_DEFINITION && other.name.value === name.value,
        )
        if (fragment === undefined || seen.has(fragment)) return
        seen.add(fragment)
        pending.push(fragment)
      },
    })
  }
  return [...names]
}

function flip(variables: Record<string, unknown>): Record<string, unknown> | null {
  const entries = Object.entries(variables)
  if (!entries.some(([, value]) => typeof value === 'boolean')) return null
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'boolean' ? !value : value]),
  )
}
