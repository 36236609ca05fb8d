import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CALLS, TASKS } from './fillCalls.ts'
import { AUDIT_ENTRIES, BOUNCING, PAYMENTS, SUPPRESSIONS } from './fillLists.ts'
import {
  type List,
  type Order,
  orderBy,
  orderFieldsOf,
  ordersBy,
  RANKS,
  sortedField,
  valuesOf,
} from './lists.ts'
import { askPages, expectPages, walks } from './pages.ts'
import { createRows, EMAILS, PARTIES, PAYABLES, type PagedRows, RECEIVABLES } from './rows.ts'
import { expectSorted, readTextRanks, type TextRanks } from './sorted.ts'

// Pages joined forwards = pages joined backwards = the whole, for every order there is.
let rows: PagedRows
beforeAll(async () => {
  rows = await createRows()
})
afterAll(() => rows.close())

const invoices: List = { node: 'Invoice', path: ['invoices'] }
const emails: List = { node: 'Email', path: ['emails'] }
const parties: List = { node: 'Party', path: ['parties'] }
const suppressions: List = { node: 'Suppression', path: ['suppressions'] }
const bouncing: List = { node: 'BouncingContact', path: ['bouncingContacts'] }
const audit: List = { node: 'AuditEntry', path: ['auditEntries'] }
const calls: List = { node: 'Call', path: ['calls'] }
const tasks: List = { node: 'Task', path: ['tasks'] }
const payments: List = { node: 'Payment', path: ['payments'] }
// Pages of one row cost a request for each: a shorter list of the same make.
const payables: List = { ...invoices, args: 'where: {type: {eq: PAYABLE}}' }
const inbound: List = { ...emails, args: 'where: {direction: {eq: INBOUND}}' }

const CASES = [
  { what: 'invoices', list: invoices, sizes: [7, 23], count: RECEIVABLES },
  { what: 'payables', list: payables, sizes: [1], count: PAYABLES },
  { what: 'emails', list: emails, sizes: [7, 23], count: EMAILS },
  { what: 'inbound emails', list: inbound, sizes: [1], count: null },
  { what: 'parties', list: parties, sizes: [1, 7, 23], count: PARTIES },
  { what: 'suppressed addresses', list: suppressions, sizes: [1, 7, 23], count: SUPPRESSIONS },
  { what: 'bouncing addresses', list: bouncing, sizes: [1, 7, 23], count: BOUNCING },
  { what: 'entries of the audit log', list: audit, sizes: [1, 7, 23], count: AUDIT_ENTRIES },
  { what: 'calls', list: calls, sizes: [1, 7, 23], count: CALLS },
  { what: 'tasks', list: tasks, sizes: [1, 7, 23], count: TASKS },
  { what: 'payments', list: payments, sizes: [1, 7, 23], count: PAYMENTS },
]

const textsByNode = new Map<List['node'], Promise<Map<string, TextRanks>>>()

function textsOf(node: List['node']): Promise<Map<string, TextRanks>> {
  const texts = textsByNode.get(node) ?? readTextRanks(rows.api, node, orderFieldsOf(node))
  textsByNode.set(node, texts)
  return texts
}

async function expectWalks(list: List, orders: readonly Order[], sizes: readonly number[]): Promise<number> {
  const ordered: List = { ...list, args: [list.args ?? '', orderBy(orders)].filter(Boolean).join(', ') }
  const values = orders.map(({ field }) => sortedField(list.node, field).selection)
  const [whole] = await askPages(rows.reader, ordered, ['first: 100'], ['uid', ...values].join(' '))
  const edges = whole?.edges ?? []
  expectSorted(list.node, edges, orders, await textsOf(list.node))
  await expectPages(
    rows.reader,
    ordered,
    edges,
    sizes.flatMap((size) => walks(edges, size)),
  )
  return edges.length
}

describe.each(CASES)('$what in pages of $sizes', ({ list, sizes, count }) => {
  test.each(orderFieldsOf(list.node))('by %s, either way, absent values at either end', async (field) => {
    const counts = await Promise.all(ordersBy(field).map((order) => expectWalks(list, [order], sizes)))

    expect(new Set(counts).size).toBe(1)
    expect(counts[0]).toBe(count ?? counts[0])
    expect(counts[0]).toBeGreaterThan(10)
  })
})

describe('several keys at once', () => {
  test.each([invoices, emails, parties, suppressions, bouncing, payments])('$path', async (list) => {
    const key: fc.Arbitrary<Order> = fc.record({
      field: fc.constantFrom(...orderFieldsOf(list.node)),
      direction: fc.constantFrom('ASC', 'DESC'),
      nulls: fc.constantFrom('FIRST', 'LAST'),
    })
    const keys = fc.uniqueArray(key, {
      minLength: 2,
      maxLength: Math.min(5, orderFieldsOf(list.node).length),
      selector: ({ field }) => field,
    })

    await fc.assert(
      fc.asyncProperty(keys, fc.constantFrom(5, 7, 23), async (orders, size) => {
        await expectWalks(list, orders, [size])
      }),
      { numRuns: 25 },
    )
  })
})

// "Sorting by status follows the order of the values below": it does in the code, not in the schema that is served.
test.each(Object.entries(RANKS))(
  'the schema lists the values of %s in the order of sorting',
  (name, ranks) => {
    expect(valuesOf(name)).toEqual(ranks)
  },
)

test('texts sort as a dictionary does', async () => {
  const [byName] = await askPages(rows.reader, parties, ['first: 100'], 'uid name')
  const names = new Set(byName?.edges.map(({ node }) => node.name))

  const positions = ['apfel', 'Äpfel', 'birne', 'Birne', 'Zebra GmbH'].map((name) => [...names].indexOf(name))

  expect(positions).toEqual(positions.toSorted((left, right) => left - right))
  expect(positions).not.toContain(-1)
})
