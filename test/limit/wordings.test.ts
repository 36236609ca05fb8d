import fc from 'fast-check'
import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { costOf } from './costOf.ts'
import { choicesFrom, growTree, otherwise, plainly } from './wordings.ts'

// What an operation costs depends on what it asks for, not on how that is written down.

function validCost(source: string, inputs: Record<string, unknown> = {}): number {
  expect(validate(schema, parse(source))).toEqual([])
  return costOf(source, inputs)
}

test('random selections cost the same in whatever words', () => {
  const query = schema.getQueryType()
  if (!query) throw new Error('There are no queries.')
  const numbers = fc.array(fc.nat(10_000), { minLength: 20, maxLength: 200 })
  const costs = new Set<number>()

  fc.assert(
    fc.property(numbers, numbers, (growing, wording) => {
      const tree = growTree(query, choicesFrom(growing), 6)
      const cost = validCost(plainly(tree))

      expect(validCost(otherwise(tree, choicesFrom(wording)))).toBe(cost)
      costs.add(cost)
    }),
    { numRuns: 300 },
  )

  // Else all of them would have been trifles.
  expect(costs.size).toBeGreaterThan(20)
  expect(Math.max(...costs)).toBeGreaterThan(1_000)
})

const LIST = 'invoices(first: 100) { totalCount }'
const ROWS = 'invoices(first: 100) { nodes { id } }'

test.each([
  ['a count alone', `{ ${LIST} }`, 1],
  ['with the name of its type', '{ __typename invoices(first: 100) { __typename totalCount } }', 1],
  ['in an inline fragment', `{ ... on Query { ${LIST} } }`, 1],
  ['below one', '{ invoices(first: 100) { ... on InvoiceConnection { __typename totalCount } } }', 1],
  ['in a fragment', `{ ...F } fragment F on Query { ${LIST} }`, 1],
  ['rows', `{ ${ROWS} }`, 101],
  ['twice the same', `{ ${ROWS} ... { ${ROWS} } }`, 101],
  ['under two names', `{ a: ${ROWS} b: ${ROWS} }`, 202],
  ['rows with the names of their types', '{ invoices(first: 100) { nodes { __typename id } } }', 101],
  ['what is left out', `{ invoices(first: 100) { nodes @skip(if: true) { id } } }`, 1],
])('%s', (_name, source, cost) => {
  expect(validCost(source)).toBe(cost)
})

test('of several types the dearest counts', () => {
  const party = '... on Party { invoices(first: 100) { nodes { id } } }'
  const invoice = '... on Invoice { lineItems { id } }'

  expect(validCost(`{ node(id: "x") { ${party} ${invoice} } }`)).toBe(102)
})

test('what its variables leave out costs nothing', () => {
  const source = 'query ($isDear: Boolean!) { invoices(first: 100) { nodes @include(if: $isDear) { id } } }'

  expect(validCost(source, { isDear: false })).toBe(1)
  expect(validCost(source, { isDear: true })).toBe(101)
})
