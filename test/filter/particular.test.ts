import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectFilters, type Filtered } from './filtering.ts'
import { createFilteredLedger, type FilteredLedger } from './ledger.ts'
import type { Filter } from './operators.ts'
import { readWorld } from './readWorld.ts'
import type { World } from './rows.ts'
import { INVOICE, PARTY } from './rules.ts'

// Filters that random ones once found wrong, or would seldom hit, each by itself.
const INVOICES: Filtered = {
  root: 'invoices',
  input: 'InvoiceWhere',
  args: 'includeInactive: true,',
  wrap: (where) => ({ and: [{ type: { in: ['RECEIVABLE', 'PAYABLE'] } }, where] }),
}
const PARTIES: Filtered = { root: 'parties', input: 'PartyWhere', args: '', wrap: (where) => where }

let ledger: FilteredLedger
let world: World
beforeAll(async () => {
  ledger = await createFilteredLedger()
  world = await readWorld(ledger.api, ledger.token)
})
afterAll(() => ledger.close())

describe('invoices', () => {
  test.each<[string, Filter]>([
    ['a status named twice is named once', { status: { in: ['OVERDUE', 'OVERDUE'] } }],
    ['so it is when excluded', { status: { notIn: ['SENT', 'SENT'] } }],
    ['no party name is none of the names', { partyName: { notIn: ['Acme'] } }],
    ['no party name is absent', { partyName: { isNull: true } }],
    ['a party name is present', { partyName: { isNull: false } }],
    ['a party name without operators asks nothing', { partyName: {} }],
    ['an empty filter asks nothing', { dueDate: {}, status: {}, invoiceNumber: {}, overdueDays: {} }],
    ['an empty where asks nothing', {}],
    ['no alternative holds', { or: [] }],
    ['all of nothing holds', { and: [] }],
    ['not nothing does not', { not: {} }],
    ['a party that need not be anything must be there', { party: {} }],
    ['an assignee without a name', { assignee: { name: { isNull: true } } }],
    ['not of an absent value', { not: { overdueDays: { gt: 5 } } }],
    ['not twice', { not: { not: { overdueDays: { gt: 5 } } } }],
    ['not one of an empty list', { overdueDays: { notIn: [] } }],
    ['an absent number is not equal', { overdueDays: { ne: 0 } }],
    ['every email of none', { emails: { every: { or: [] } } }],
    ['no email at all', { emails: { none: {} } }],
  ])('%s', async (_name, where) => {
    await expectFilters(ledger, INVOICES, world.invoices, INVOICE, [where])
  })

  test('named parties win over a name at the same level only', async () => {
    const [acme, wool] = ['Acme', '100% Wool'].map((name) =>
      world.parties.find((party) => party.name === name),
    )
    const partyName = { eq: 'Acme' }
    const filters: Filter[] = [
      { partyIds: [wool?.id], partyName },
      { partyUids: [wool?.uid], partyName },
      { partyUids: [], partyName },
      { partyName },
      { partyUids: [wool?.uid], partyIds: [acme?.id], partyName },
      { partyUids: [wool?.uid], and: [{ partyName }] },
      { partyUids: [wool?.uid], not: { partyName } },
      { or: [{ partyUids: [wool?.uid], partyName }, { partyName }] },
      { partyIds: ['nonsense'], partyName },
    ]

    const counts = await expectFilters(ledger, INVOICES, world.invoices, INVOICE, filters)

    expect(counts[0]).toBeGreaterThan(0)
    expect(counts.slice(0, 6).map(Boolean)).toEqual([true, true, false, true, false, false])
  })
})

describe('parties', () => {
  test.each<[string, Filter]>([
    ['no address is in none of the countries', { country: { notIn: ['DE'] } }],
    ['no address has no country', { country: { isNull: true } }],
    ['a country is present', { country: { isNull: false } }],
    ['a country without operators asks nothing', { country: {} }],
    ['upper and lower case alike', { country: { eq: 'österreich' } }],
    ['but not when they differ', { country: { eq: 'österreich', caseSensitive: true } }],
  ])('%s', async (_name, where) => {
    await expectFilters(ledger, PARTIES, world.parties, PARTY, [where])
  })
})
