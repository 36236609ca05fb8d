import { createTestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { inOrder } from './expected.ts'
import { createIds, type Making, makeRows } from './making.ts'

/** Two parties with invoices on which everything happened that a timeline shows, in a random order. */
export async function createTimelines(perKind: number) {
  const api = await createTestApi()
  const { database } = api
  const ledger = createLedger(database)
  const organization = await ledger.organization()
  const user = await ledger.user([organization])
  const parties = [await ledger.party(organization), await ledger.party(organization, { name: 'Other' })]
  const invoices = await Promise.all(
    [0, 0, 1].map((party) => ledger.invoice(organization, { targetPartyId: parties[party]?.id ?? null })),
  )
  const making: Making = {
    database,
    ledger,
    organization,
    userId: user.id,
    invoices,
    parties: parties.map(({ id }) => id),
    expected: [],
    idFor: createIds(),
  }
  for (let index = 0; index < perKind; index++) await makeRows(making)
  const { expected } = making
  return {
    api,
    token: await api.tokenOf(user.id),
    organization,
    ofInvoice: (id: string) => inOrder(expected.filter(({ invoiceIds }) => invoiceIds.includes(id))),
    ofParty: (id: string) => inOrder(expected.filter(({ partyId }) => partyId === id)),
    invoices: invoices.map(({ id }) => id),
    parties: making.parties,
    close: api.close,
  }
}

export type Timelines = Awaited<ReturnType<typeof createTimelines>>
