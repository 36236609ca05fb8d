import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { comparable, firstDifference, refusalOf } from './answer.ts'
import { makeCorpus } from './corpus.ts'
import { coordinatesOf, inputCoordinates, outputCoordinates } from './coverage.ts'
import { gather } from './material.ts'
import { type Case, openWorld, type World } from './world.ts'

// The compiled executor that reads by plan answers what the ordinary one answers through the loaders.
const DOCUMENTS = 380
const SLICES = 10
/** A document is compiled on its first use; its statements are prepared on the second. */
const USES = 3

let world: World
let corpus: Case[] = []
const answered: Case[] = []
const counts = { refused: 0, errors: 0, partly: 0 }
beforeAll(async () => {
  world = await openWorld()
  corpus = makeCorpus(await gather(world), DOCUMENTS)
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
  if (refusalOf(ordinary) === null) answered.push(asked)
  else counts.refused += 1
  if (ordinary.body.errors !== undefined) counts.errors += 1
  if (ordinary.body.errors !== undefined && ordinary.body.data) counts.partly += 1
  return null
}

describe('the fast and the ordinary executor', () => {
  test('are asked documents that are valid', () => {
    const messages = [...new Set(corpus.map(({ query }) => query))].flatMap((query) =>
      validate(schema, parse(query)).map(({ message }) => `${message}\n${query}`),
    )

    expect(messages.join('\n\n')).toBe('')
  })

  test.each(Array.from({ length: SLICES }, (_, slice) => slice))(
    'answer the same, part %i',
    async (slice) => {
      const size = Math.ceil(corpus.length / SLICES)
      const differences: string[] = []
      for (const asked of corpus.slice(slice * size, (slice + 1) * size)) {
        const difference = await compare(asked)
        if (difference !== null) differences.push(difference)
      }

      expect(differences.slice(0, 3).join('\n\n')).toBe('')
    },
  )

  test('have been asked for every field, argument and input', () => {
    const found = new Set(answered.flatMap(coordinatesOf))
    const missing = [...outputCoordinates(), ...inputCoordinates()].filter((name) => !found.has(name))

    expect(missing).toEqual([])
    expect(answered.length).toBeGreaterThanOrEqual(500)
    // Errors beside data, and errors that leave none.
    expect(counts.partly).toBeGreaterThan(40)
    expect(counts.errors - counts.partly - counts.refused).toBeGreaterThan(10)
  })
})
