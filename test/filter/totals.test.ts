import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matches } from './evaluate.ts'
import { whereArbitrary } from './generate.ts'
import { createFilteredLedger, type FilteredLedger } from './ledger.ts'
import type { Filter } from './operators.ts'
import { readWorld } from './readWorld.ts'
import type { InvoiceRow, World } from './rows.ts'
import { INVOICE } from './rules.ts'
import { agingOf, DIMENSIONS, type Facet, facetsOf, inOrder, receivablesOf, totalsOf } from './sums.ts'

// Totals, facets and ageing are sums over the filtered list, whatever the page, at the root and below a party.
let ledger: FilteredLedger
let world: World
beforeAll(async () => {
  ledger = await createFilteredLedger()
  world = await readWorld(ledger.api, ledger.token)
})
afterAll(() => ledger.close())

const MONEY = '{ minorUnits currency }'
const SUMS = `
  totalCount
  totals { currency count total ${MONEY} amountDue ${MONEY} amountPaid ${MONEY} amountRemaining ${MONEY}
    outstanding ${MONEY} overdue ${MONEY} unappliedCredit ${MONEY} }
  facets { ${DIMENSIONS.map((name) => `${name} { value count amountRemaining ${MONEY} }`).join(' ')} }
  usual: aging { currency fromDays toDays count amountRemaining ${MONEY} unappliedCredit ${MONEY} }
  own: aging(edges: [1, 29, 400]) { currency fromDays toDays count amountRemaining ${MONEY} unappliedCredit ${MONEY} }`

type Sums = {
  totalCount: number
  totals: unknown[]
  facets: Record<(typeof DIMENSIONS)[number], Facet[]>
  usual: unknown[]
  own: unknown[]
}

function expectSums(sums: Sums | undefined, rows: readonly InvoiceRow[], where: unknown): void {
  expect(sums, JSON.stringify(where)).toBeDefined()
  if (sums === undefined) return
  expect(sums.totalCount).toBe(rows.length)
  expect(sums.totals).toEqual(totalsOf(rows))
  for (const dimension of DIMENSIONS) {
    const facets = sums.facets[dimension]
    expect(inOrder(facets), dimension).toEqual(facetsOf(rows, dimension))
    expect(facets.map(({ count }) => count)).toEqual(
      facets.map(({ count }) => count).sort((left, right) => right - left),
    )
  }
  expect(sums.usual).toEqual(agingOf(rows, [30, 60, 90]))
  expect(sums.own).toEqual(agingOf(rows, [1, 29, 400]))
}

const ask = async <Data>(document: string, variables: Record<string, unknown>) => {
  const { data, errors } = await ledger.api.ask<Data>(ledger.token, document, variables)
  expect(errors).toBeUndefined()
  return data
}

const bothTypes = (where: Filter): Filter => ({ and: [where, { type: { in: ['RECEIVABLE', 'PAYABLE'] } }] })

describe('sums over a filtered list', () => {
  test('at the root, active invoices or all, whatever the page', async () => {
    const where = whereArbitrary(world, 'InvoiceWhere')
    await fc.assert(
      fc.asyncProperty(where, fc.boolean(), fc.nat({ max: 3 }), async (filter, includeInactive, first) => {
        const data = await ask<{ invoices: Sums }>(
          `query ($where: InvoiceWhere, $first: Int, $includeInactive: Boolean) {
            invoices(where: $where, first: $first, includeInactive: $includeInactive) { ${SUMS} } }`,
          { where: bothTypes(filter), first, includeInactive },
        )
        const rows = world.invoices.filter(
          (row) => (includeInactive || row.isActive) && matches(INVOICE, row, filter),
        )
        expectSums(data?.invoices, rows, filter)
      }),
      { numRuns: 60 },
    )
  })

  test('over receivables only, when the filter does not speak of the type', async () => {
    const data = await ask<{ invoices: Sums }>(`{ invoices(first: 1) { ${SUMS} } }`, {})

    expectSums(
      data?.invoices,
      world.invoices.filter(({ type, isActive }) => type === 'RECEIVABLE' && isActive),
      {},
    )
  })

  test('below many parties at once', async () => {
    const where = whereArbitrary(world, 'InvoiceWhere')
    await fc.assert(
      fc.asyncProperty(where, async (filter) => {
        const data = await ask<{ parties: { nodes: { uid: string; invoices: Sums }[] } }>(
          `query ($where: InvoiceWhere) { parties(first: 20) { nodes { uid
            invoices(where: $where, first: 1, includeInactive: true) { ${SUMS} } } } }`,
          { where: bothTypes(filter) },
        )
        expect(data?.parties.nodes).toHaveLength(world.parties.length)
        for (const { uid, invoices } of data?.parties.nodes ?? []) {
          const own = world.invoices.filter((row) => row.party?.uid === uid)
          expectSums(
            invoices,
            own.filter((row) => matches(INVOICE, row, filter)),
            filter,
          )
        }
      }),
      { numRuns: 25 },
    )
  })
})

test('Party.receivables are the open receivables of the party, inactive ones included', async () => {
  const data = await ask<{ parties: { nodes: { uid: string; receivables: unknown }[] } }>(
    `{ parties(first: 20) { nodes { uid receivables { currency openCount balance ${MONEY} overdue ${MONEY}
      unappliedCredit ${MONEY} byBucket { bucket count balance ${MONEY} } } } } }`,
    {},
  )

  for (const { uid, receivables } of data?.parties.nodes ?? []) {
    const own = world.parties.find((party) => party.uid === uid)?.invoices ?? []
    expect(receivables).toEqual(receivablesOf(own))
  }
  expect(world.parties.filter(({ invoices }) => receivablesOf(invoices).length > 0).length).toBeGreaterThan(5)
})
