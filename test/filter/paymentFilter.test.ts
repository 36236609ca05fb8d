import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matches } from './evaluate.ts'
import { expectAnyFilters, expectFilters, type Filtered } from './filtering.ts'
import { whereArbitrary } from './generate.ts'
import { createFilteredLedger, type FilteredLedger } from './ledger.ts'
import { fillPayments, PAYMENT, type PaymentRow, readPayments } from './payments.ts'
import { readWorld } from './readWorld.ts'
import type { World } from './rows.ts'
import { everyCondition } from './single.ts'

// Every filter of payments returns what filtering the returned fields in memory would, and so do its sums.
const LIST: Filtered = { root: 'payments', input: 'PaymentWhere', args: '', wrap: (where) => where }

let ledger: FilteredLedger
let world: World
let payments: PaymentRow[]
beforeAll(async () => {
  ledger = await createFilteredLedger()
  await fillPayments(ledger)
  // Filled in one go, so that the server's own statistics may come too late for the first statements.
  await ledger.api.database.$executeRaw`analyze`
  const around = await readWorld(ledger.api, ledger.token)
  payments = await readPayments(ledger.api, ledger.token, around)
  world = { ...around, payments }
})
afterAll(() => ledger.close())

describe('PaymentWhere', () => {
  test.each(everyCondition('PaymentWhere'))('%s', async (_name, draw) => {
    await expectFilters(ledger, LIST, payments, PAYMENT, draw(world))
  })

  test('any combination of conditions', async () => {
    await expectAnyFilters(ledger, world, LIST, payments, PAYMENT, { requests: 12, perRequest: 20 })
  })

  test('the rows differ enough to tell filters apart', () => {
    expect(payments.some(({ invoices }) => invoices.length > 1)).toBe(true)
    expect(payments.some(({ amountUnapplied }) => amountUnapplied.minorUnits < 0)).toBe(true)
    expect(new Set(payments.map(({ status }) => status)).size).toBe(6)
  })
})

const MONEY = '{ minorUnits currency }'
const SUMS = `totalCount
  totals { currency count received ${MONEY} refunded ${MONEY} allocated ${MONEY} unapplied ${MONEY} }
  facets { ${['status', 'method', 'currency'].map((name) => `${name} { value count received ${MONEY} }`).join(' ')} }`
type Facet = { value: string | null; count: number; received: { minorUnits: number; currency: string }[] }
type Sums = {
  totalCount: number
  totals: unknown[]
  facets: Record<'status' | 'method' | 'currency', Facet[]>
}
type Amount = 'amount' | 'amountRefunded' | 'amountAllocated' | 'amountUnapplied'

const sum = (rows: readonly PaymentRow[], name: Amount, currency: string) => ({
  minorUnits: rows.reduce((all, row) => all + row[name].minorUnits, 0),
  currency,
})
const byCurrency = (rows: readonly PaymentRow[]) => [...Map.groupBy(rows, ({ currency }) => currency)]

function totalsOf(rows: readonly PaymentRow[]) {
  return byCurrency(rows)
    .map(([currency, group]) => ({
      currency,
      count: group.length,
      received: sum(group, 'amount', currency),
      refunded: sum(group, 'amountRefunded', currency),
      allocated: sum(group, 'amountAllocated', currency),
      unapplied: sum(group, 'amountUnapplied', currency),
    }))
    .sort((left, right) => right.count - left.count || left.currency.localeCompare(right.currency))
}

function facetsOf(rows: readonly PaymentRow[], name: 'status' | 'method' | 'currency'): Facet[] {
  return [...Map.groupBy(rows, (row) => row[name])]
    .map(([value, own]) => ({
      value,
      count: own.length,
      received: byCurrency(own).map(([currency, group]) => sum(group, 'amount', currency)),
    }))
    .sort((left, right) => right.count - left.count || String(left.value).localeCompare(String(right.value)))
}

const inOrder = (facets: readonly Facet[]) =>
  facets.map((facet) => ({
    ...facet,
    received: facet.received.toSorted((left, right) => left.currency.localeCompare(right.currency)),
  }))

function expectSums(sums: Sums | undefined, rows: readonly PaymentRow[], where: unknown): void {
  expect(sums?.totalCount, JSON.stringify(where)).toBe(rows.length)
  expect(sums?.totals).toEqual(totalsOf(rows))
  for (const name of ['status', 'method', 'currency'] as const) {
    expect(inOrder(sums?.facets[name] ?? []), name).toEqual(inOrder(facetsOf(rows, name)))
  }
}

describe('sums over a filtered list of payments', () => {
  test('at the root, whatever the page', async () => {
    await fc.assert(
      fc.asyncProperty(whereArbitrary(world, 'PaymentWhere'), fc.nat({ max: 3 }), async (where, first) => {
        const { data, errors } = await ledger.api.ask<{ payments: Sums }>(
          ledger.token,
          `query ($where: PaymentWhere, $first: Int) { payments(where: $where, first: $first) { ${SUMS} } }`,
          { where, first },
        )
        expect(errors).toBeUndefined()
        expectSums(
          data?.payments,
          payments.filter((row) => matches(PAYMENT, row, where)),
          where,
        )
      }),
      { numRuns: 60 },
    )
  })

  test('below many parties at once', async () => {
    const { data } = await ledger.api.ask<{ parties: { nodes: { uid: string; payments: Sums }[] } }>(
      ledger.token,
      `{ parties(first: 20) { nodes { uid payments(first: 1, where: { amount: { gte: 0 } }) { ${SUMS} } } } }`,
    )
    for (const party of data?.parties.nodes ?? []) {
      const own = payments.filter((row) => row.party?.uid === party.uid && row.amount.minorUnits >= 0)
      expectSums(party.payments, own, party.uid)
    }
    expect(data?.parties.nodes.filter((party) => party.payments.totalCount > 3).length).toBeGreaterThan(2)
  })
})
