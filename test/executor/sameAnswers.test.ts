import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { comparable, firstDifference, refusalOf } from './answer.ts'
import { coordinatesOf } from './asked.ts'
import { makeCorpus } from './corpus.ts'
import { directiveCoordinates, inputCoordinates, outputCoordinates } from './coverage.ts'
import { gather, type Material } from './material.ts'
import { sweep } from './sweep.ts'
import { type Case, openWorld, type World } from './world.ts'

// The compiled executor that reads by plan answers what the ordinary one answers through the loaders.
const DOCUMENTS = 380
const SLICES = 10
/** A document is compiled on its first use; its statements are prepared on the second. */
const USES = 3
/** Another seed asks other documents; `EXECUTOR_SEED` names one. */
const seed = process.env.EXECUTOR_SEED ?? 'executor'

let world: World
let material: Material
let corpus: Case[] = []
const answered: Case[] = []
const found = new Set<string>()
const counts = { refused: 0, errors: 0, partly: 0 }
beforeAll(async () => {
  world = await openWorld()
  material = await gather(world)
  corpus = makeCorpus({ schema, material, documents: DOCUMENTS, seed })
  // Five organizations are filled first, two of them with years of invoices.
}, 120_000)
afterAll(() => world.tenants.api.close())

/** What is different, in words; null where nothing is. */
async function compare(asked: Case): Promise<string | null> {
  const ordinary = await world.ordinary(asked)
  const expected = comparable(ordinary)
  for (let use = 1; use <= USES; use += 1) {
    const actual = comparable(await world.fast(asked))
    if (actual === expected) continue
    const { query, operationName, variables } = asked
    const name = operationName ?? 'the operation'
    return `use ${use} of ${name}\n${query}\n${JSON.stringify(variables)}\n${firstDifference(expected, actual)}`
  }
  if (refusalOf(ordinary) === null) {
    answered.push(asked)
    for (const name of coordinatesOf(schema, asked)) found.add(name)
  } else counts.refused += 1
  if (ordinary.body.errors !== undefined) counts.errors += 1
  if (ordinary.body.errors !== undefined && ordinary.body.data) counts.partly += 1
  return null
}

/** What nothing that was answered has asked for. */
function missingCoordinates(): string[] {
  const all = [...outputCoordinates(schema), ...inputCoordinates(schema), ...directiveCoordinates(schema)]
  return all.filter((name) => !found.has(name))
}

async function differencesIn(cases: readonly Case[]): Promise<string[]> {
  const differences: string[] = []
  for (const asked of cases) {
    const difference = await compare(asked)
    if (difference !== null) differences.push(difference)
  }
  return differences
}

function validationMessages(cases: readonly Case[]): string[] {
  return [...new Set(cases.map(({ query }) => query))].flatMap((query) =>
    validate(schema, parse(query)).map(({ message }) => `${message}\n${query}`),
  )
}

describe('the fast and the ordinary executor', () => {
  test('are asked documents that are valid', () => {
    expect(validationMessages(corpus).join('\n\n')).toBe('')
  })

  test.each(Array.from({ length: SLICES }, (_, slice) => slice))(
    'answer the same, part %i',
    async (slice) => {
      const size = Math.ceil(corpus.length / SLICES)
      const differences = await differencesIn(corpus.slice(slice * size, (slice + 1) * size))

      expect(differences.slice(0, 3).join('\n\n')).toBe('')
    },
  )

  test('answer the same where chance asked for nothing', async () => {
    const cases = sweep(schema, material, missingCoordinates())

    expect(validationMessages(cases).join('\n\n')).toBe('')
    const differences = await differencesIn(cases)
    expect(differences.slice(0, 3).join('\n\n')).toBe('')
  })

  test('have been asked for every field, argument and input', () => {
    expect(missingCoordinates()).toEqual([])
    expect(answered.length).toBeGreaterThanOrEqual(500)
    // Errors beside data, and errors that leave none.
    expect(counts.partly).toBeGreaterThan(40)
    expect(counts.errors - counts.partly - counts.refused).toBeGreaterThan(10)
  })
})
