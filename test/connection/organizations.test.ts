import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// The same list below parents of two organizations, in one request by a member of both.
let api: TestApi
let token: string
const partyIds: string[] = []
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organizations = [
    await ledger.organization({ name: 'Nord' }),
    await ledger.organization({ name: 'Süd', timezone: 'America/New_York', currency: 'USD' }),
  ]
  token = await api.tokenOf((await ledger.user(organizations)).id)
  for (const organization of organizations) {
    const party = await ledger.party(organization)
    // Past due in Berlin, where the day is over; not yet in New York.
    const invoice = await ledger.invoice(organization, {
      targetPartyId: party.id,
      dueDate: new Date('2026-03-12T22:59:00Z'),
    })
    await ledger.invoice(organization, { targetPartyId: party.id, dueDate: new Date('2026-03-13T04:30:00Z') })
    await ledger.email(organization, { partyId: party.id }, { invoiceIds: [invoice.id] })
    const { data } = await api.ask<{ party: { id: string } }>(
      token,
      `{ party(organizationId: "${organization.id}", by: {uid: "${party.id}"}) { id } }`,
    )
    partyIds.push(data?.party.id ?? '')
  }
})
afterAll(() => api.close())

const SELECTIONS = [
  'invoices(first: 5) { totalCount nodes { uid } pageInfo { hasNextPage } }',
  'invoices(first: 1, orderBy: [{field: OVERDUE_DAYS}]) { edges { cursor } pageInfo { hasNextPage } }',
  'invoices(where: {isOverdue: true}) { totalCount totals { count overdue { minorUnits } } aging { count } }',
  'outreach { contactsCount emails(first: 5) { totalCount nodes { uid } } }',
  'receivables { openCount overdue { minorUnits } byBucket { bucket count } }',
]

describe('below parents of two organizations at once', () => {
  test.each(SELECTIONS)('%s', async (selection) => {
    const read = async (ids: readonly string[]) => {
      const { data, errors } = await api.ask<{ nodes: unknown[] }>(
        token,
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Party { ${selection} } } }`,
        { ids },
      )
      expect(errors).toBeUndefined()
      return data?.nodes ?? []
    }

    const together = await read(partyIds)

    const alone = await Promise.all(partyIds.map((id) => read([id])))
    expect(together).toEqual(alone.flat())
  })
})
