import { buildASTSchema, extendSchema, type GraphQLSchema, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { MAX_COST } from '../../src/graph/limit/cost.ts'
import { shapeRule } from '../../src/graph/limit/shapeRule.ts'
import { schema } from '../../src/server/schema.ts'
import { costOf } from '../limit/costOf.ts'
import { coordinatesOf } from './asked.ts'
import { makeCorpus } from './corpus.ts'
import { directiveCoordinates, inputCoordinates, outputCoordinates } from './coverage.ts'
import type { Material } from './material.ts'
import { sweep } from './sweep.ts'
import type { Case } from './world.ts'

const UUID = '0199a7f6-0000-7000-8000-000000000001'
const material: Material = {
  homes: [
    {
      organizationId: UUID,
      isDefault: true,
      parties: [UUID],
      invoices: [UUID],
      numbers: ['RE-1'],
      emails: [UUID],
    },
  ],
  foreignOrganizationId: UUID,
  ids: [UUID],
  uuids: [UUID],
  words: ['GmbH'],
  lists: [{ root: 'invoices', arguments: '', path: [], listArguments: '', cursors: ['cursor'] }],
}

// Nothing outside this file knows of these.
const grown = extendSchema(
  schema,
  parse(`
    directive @loudly(volume: Int!, tone: Tone) on FIELD
    enum Tone { HIGH LOW }
    enum ReminderOrder { OLDEST LATEST }
    scalar Pitch
    input ReminderWhere { tone: Tone, pitch: Pitch, all: [ReminderWhere!], by: ReminderBy }
    input ReminderBy @oneOf { number: Int, letter: String }
    interface Signal { tone: Tone! }
    type Bell implements Signal { tone: Tone!, ring(times: Int!, softly: Boolean): String }
    type Horn implements Signal { tone: Tone!, owner: Party }
    union Sound = Bell | Horn
    type Reminder { signal: Signal, sound: Sound, echoes(depth: Int): [Reminder!]! }
    type ReminderEdge { cursor: String!, node: Reminder! }
    type ReminderConnection { nodes: [Reminder!]!, edges: [ReminderEdge!]!, pageInfo: PageInfo!, totalCount: Int! }
    extend type Invoice {
      reminders(first: Int, after: String, last: Int, before: String, offset: Int, where: ReminderWhere): ReminderConnection!
    }
    extend type Query { pitch: Pitch, reminder(by: ReminderBy!, order: ReminderOrder): Reminder }
  `),
)

const askable = (of: GraphQLSchema) => [
  ...outputCoordinates(of),
  ...inputCoordinates(of),
  ...directiveCoordinates(of),
]

function missingIn(of: GraphQLSchema, cases: readonly Case[]): string[] {
  const found = new Set(cases.flatMap((asked) => coordinatesOf(of, asked)))
  return askable(of).filter((name) => !found.has(name))
}

const faultsIn = (of: GraphQLSchema, cases: readonly Case[]) =>
  cases.flatMap(({ query }) => validate(of, parse(query)).map(({ message }) => `${message}\n${query}`))

describe('the sweep', () => {
  test('asks for everything that a query can be asked, in operations that no limit refuses', () => {
    const cases = sweep(schema, material, askable(schema))

    expect(missingIn(schema, cases)).toEqual([])
    expect(faultsIn(schema, cases)).toEqual([])
    for (const { query, variables } of cases) {
      expect(validate(schema, parse(query), [shapeRule])).toEqual([])
      expect(costOf(query, variables), query).toBeLessThanOrEqual(MAX_COST)
    }
  })

  test('asks for nothing that has been asked', () => {
    expect(sweep(schema, material, [])).toEqual([])
    expect(sweep(schema, material, ['Invoice.total'])).toHaveLength(1)
  })

  test('asks for a type that is only there since now, its arguments, inputs and members', () => {
    const known = new Set(askable(schema))
    const added = askable(grown).filter((name) => !known.has(name))

    expect(added).toEqual(
      expect.arrayContaining([
        'Query.pitch',
        'Invoice.reminders(offset:)',
        'Reminder.echoes(depth:)',
        'Bell.ring(softly:)',
        'Horn.owner',
        'Signal ... on Bell',
        'Sound ... on Horn',
        'ReminderWhere.all',
        'ReminderBy.letter',
        'ReminderOrder.LATEST',
        'Tone.LOW',
        '@loudly(tone:)',
      ]),
    )
    const cases = sweep(grown, material, added)
    const found = new Set(cases.flatMap((asked) => coordinatesOf(grown, asked)))
    expect(added.filter((name) => !found.has(name))).toEqual([])
    expect(faultsIn(grown, cases)).toEqual([])
  })

  test.each(Array.from({ length: 10 }, (_, number) => `seed ${number}`))(
    'completes what chance began with %s, also of the grown schema',
    (seed) => {
      const corpus = makeCorpus({ schema: grown, material, documents: 25, seed })
      const missing = missingIn(grown, corpus)

      expect(missing.length).toBeGreaterThan(0)
      expect(faultsIn(grown, corpus)).toEqual([])
      expect(missingIn(grown, [...corpus, ...sweep(grown, material, missing)])).toEqual([])
    },
  )
})

test('a schema without a query has nothing to ask', () => {
  expect(
    askable(buildASTSchema(parse('type Mutation { ring: Int }'))).filter((name) => !name.startsWith('@')),
  ).toEqual([])
})
