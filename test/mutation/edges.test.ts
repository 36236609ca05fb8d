import { getNamedType, isObjectType } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { useCompany } from '../company.ts'

// What a mutation makes comes back as the edge that its list would show, for a client to add to the lists it holds.

const company = useCompany()
let invoiceId: string
let partyId: string
beforeAll(async () => {
  const { ledger, organization, idOf } = company
  const party = await ledger.party(organization, { email: 'rosa@acme.example' })
  const invoice = await ledger.invoice(organization, { targetPartyId: party.id, standing: 'SENT' })
  invoiceId = idOf('Invoice', invoice.id)
  const line = { invoiceId: invoice.id, currency: 'EUR', quantity: 1, unitPrice: 10_000n, lineTotal: 10_000n }
  await company.api.database.lineItem.create({ data: { organizationId: organization.id, ...line } })
  partyId = idOf('Party', party.id)
}, 120_000)

type Edge = { cursor: string; node: { id: string } }
type Case = {
  mutation: string
  edge: string
  input: Record<string, unknown>
  list: string
  open: string
  close: string
}

const LETTER = { to: [{ address: 'rosa@acme.example' }], subject: 'Reminder', bodyText: 'Please pay.' }
const below = (list: string) => ({ list, open: '{ invoice(by: { id: $invoiceId }) {', close: '} }' })
const root = (list: string) => ({ list, open: '{', close: '}' })

// The letters go first: an invoice that is disputed or promised is not mailed about.
const CASES: Case[] = [
  { mutation: 'emailSend', edge: 'emailEdge', input: LETTER, ...root('emails') },
  {
    mutation: 'emailSchedule',
    edge: 'emailEdge',
    input: { ...LETTER, plannedSendAt: '2026-04-01T09:00:00Z' },
    ...root('emails'),
  },
  {
    mutation: 'suppressionAdd',
    edge: 'suppressionEdge',
    input: { address: 'otto@acme.example' },
    ...root('suppressions'),
  },
  {
    mutation: 'invoiceCreate',
    edge: 'invoiceEdge',
    input: {
      currency: 'EUR',
      lineItems: [{ name: 'Board', quantity: '1', unitPrice: { minorUnits: 100, currency: 'EUR' } }],
    },
    ...root('invoices'),
  },
  { mutation: 'invoiceDuplicate', edge: 'invoiceEdge', input: {}, ...root('invoices') },
  { mutation: 'tagCreate', edge: 'tagEdge', input: { name: 'Key account' }, ...root('tags') },
  {
    mutation: 'savedViewCreate',
    edge: 'savedViewEdge',
    input: { list: 'INVOICES', name: 'Late ones' },
    ...root('savedViews'),
  },
  {
    mutation: 'contactCreate',
    edge: 'contactEdge',
    input: { name: 'Rosa Lind' },
    list: 'contacts',
    open: '{ invoice(by: { id: $invoiceId }) { targetParty {',
    close: '} } }',
  },
  {
    mutation: 'callRecord',
    edge: 'callEdge',
    input: { direction: 'OUTBOUND', status: 'COMPLETED' },
    ...root('calls'),
  },
  {
    mutation: 'taskCreate',
    edge: 'taskEdge',
    input: { label: 'Call back', type: 'call_back' },
    ...root('tasks'),
  },
  {
    mutation: 'paymentRecord',
    edge: 'paymentEdge',
    input: { amount: { minorUnits: 100, currency: 'EUR' } },
    ...root('payments'),
  },
  { mutation: 'commentAdd', edge: 'commentEdge', input: { text: 'Called.' }, ...below('commentsConnection') },
  {
    mutation: 'promiseToPayRecord',
    edge: 'promiseEdge',
    input: { promisedOn: '2026-04-01' },
    ...below('promisesConnection'),
  },
  {
    mutation: 'invoiceDisputeOpen',
    edge: 'disputeEdge',
    input: { reason: 'PRICE' },
    ...below('disputesConnection'),
  },
]

/** What the mutation is about, where it is not an invoice. */
const ABOUT: Record<string, () => Record<string, unknown>> = {
  suppressionAdd: () => ({}),
  paymentRecord: () => ({}),
  tagCreate: () => ({}),
  savedViewCreate: () => ({}),
  contactCreate: () => ({ partyId }),
  callRecord: () => ({ partyId }),
  taskCreate: () => ({ partyId }),
  invoiceCreate: () => ({ partyId }),
  emailSend: () => ({ invoiceIds: [invoiceId] }),
  emailSchedule: () => ({ invoiceIds: [invoiceId] }),
}

test.each(CASES)(
  '$mutation answers the edge of $list',
  async ({ mutation, edge, input, list, open, close }) => {
    const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
    const about = ABOUT[mutation] === undefined ? { invoiceId } : ABOUT[mutation]()
    const made = await company.api.ask<Record<string, Record<string, Edge> & { userErrors: unknown[] }>>(
      company.token,
      `mutation ($input: ${name}!) { ${mutation}(input: $input) { userErrors { code field message } ${edge} { cursor node { id } } } }`,
      { input: { ...input, ...about, idempotencyKey: mutation } },
    )
    expect(made.errors).toBeUndefined()
    expect(made.data?.[mutation]?.userErrors).toEqual([])
    const given = made.data?.[mutation]?.[edge]

    const header = close === '}' ? '' : '($invoiceId: ID!)'
    const read = async (page: string) => {
      const query = `query ${header} ${open} ${list}(${page}) { edges { cursor node { id } } } ${close}`
      const { data, errors } = await company.api.ask(company.token, query, header === '' ? {} : { invoiceId })
      expect(errors).toBeUndefined()
      const invoice = data?.invoice as Record<string, unknown> | undefined
      const parent = (invoice?.targetParty ?? invoice ?? data) as Record<string, { edges: Edge[] }>
      return parent[list]?.edges ?? []
    }
    expect(await read('first: 100')).toContainEqual(given)
    // One reads on behind it.
    expect(await read(`first: 100, after: "${given?.cursor}"`)).not.toContainEqual(given)
    // What is sent again under its key answers the same edge.
    const again = await company.api.ask<typeof made.data & object>(
      company.token,
      `mutation ($input: ${name}!) { ${mutation}(input: $input) { userErrors { code } ${edge} { cursor node { id } } } }`,
      { input: { ...input, ...about, idempotencyKey: mutation } },
    )
    expect(again.data?.[mutation]?.[edge]).toEqual(given)
  },
)

test('what was refused has no edge', async () => {
  const { data } = await company.api.ask(
    company.token,
    'mutation ($id: ID!) { commentAdd(input: { invoiceId: $id, text: " " }) { userErrors { code } commentEdge { cursor } } }',
    { id: invoiceId },
  )

  expect(data).toEqual({ commentAdd: { userErrors: [{ code: 'REQUIRED' }], commentEdge: null } })
})

test('every mutation that makes a row of a connection answers its edge', () => {
  const paged = new Set(
    Object.keys(schema.getTypeMap())
      .filter((name) => name.endsWith('Connection'))
      .map((name) => name.replace(/Connection$/, '')),
  )
  const making = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name, type }) => {
    const payload = getNamedType(type)
    if (!/(Add|Open|Record|Create|Duplicate|Send|Schedule)$/.test(name) || !isObjectType(payload))
      return false
    return Object.values(payload.getFields()).some((field) => paged.has(getNamedType(field.type).name))
  })

  expect(making.map(({ name }) => name).sort()).toEqual(CASES.map(({ mutation }) => mutation).sort())
})
