import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, NOW, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// Which addresses bounce, what money is behind them, and whom to write to instead.
const LIST = `query ($organizationId: ID, $where: BouncingContactWhere, $search: String) {
  bouncingContacts(organizationId: $organizationId, where: $where, search: $search) {
    totalCount totals { currency count outstanding { minorUnits } } nodes { address } } }`

let api: TestApi
let token: string
let foreignToken: string
let organizationId: string
let ledger: ReturnType<typeof createLedger>
let acme: { id: string }

const instant = (day: number) => new Date(Date.UTC(2026, 1, day, 9))

beforeAll(async () => {
  api = await createTestApi()
  ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const other = await ledger.organization({ name: 'Elsewhere' })
  organizationId = organization.id
  token = await api.tokenOf((await ledger.user([organization])).id)
  foreignToken = await api.tokenOf((await ledger.user([other])).id)
  acme = await ledger.party(organization, { name: 'Acme' })
  const contact = await ledger.contact(organization, acme.id, { name: 'Rosa', email: 'rosa@acme.example' })
  const archived = await api.database.document.create({
    data: { organizationId, filename: 'a.pdf', isArchived: true },
  })
  const invoice = async (invoiceNumber: string, data: Parameters<typeof ledger.invoice>[1] = {}) =>
    (await ledger.invoice(organization, { invoiceNumber, targetPartyId: acme.id, ...data })).id
  const both = await invoice('both', { total: 10_000n })
  const paid = await invoice('paid', { total: 500n, amountPaid: 500n, paidDate: instant(1) })
  const dollars = await invoice('dollars', { total: 700n, currency: 'USD', documentId: archived.id })
  const bill = await invoice('bill', { type: 'PAYABLE', total: 9n })
  const reached = await invoice('reached', { total: 1n })
  const bounce = (address: string, day: number, facts: object = {}) => ({
    address,
    deliveryStatus: 'BOUNCED' as const,
    bouncedAt: instant(day),
    bounceType: 'HARD' as const,
    ...facts,
  })
  const rosa = (day: number) =>
    bounce('rosa@acme.example', day, { contactId: contact.id, bounceReason: 'MAILBOX_DOES_NOT_EXIST' })
  await ledger.email(
    organization,
    { partyId: acme.id, sentAt: instant(1) },
    {
      invoiceIds: [both, paid],
      recipients: [rosa(1), bounce('cc@acme.example', 1, { kind: 'CC', bounceType: 'SOFT' })],
    },
  )
  await ledger.email(
    organization,
    { partyId: acme.id, sentAt: instant(5) },
    { invoiceIds: [both, dollars, bill], recipients: [rosa(5)] },
  )
  await ledger.email(
    organization,
    { sentAt: instant(2) },
    { invoiceIds: [reached], recipients: [{ address: 'fine@acme.example', deliveryStatus: 'DELIVERED' }] },
  )
  await ledger.email(organization, { sentAt: instant(3) }, { recipients: [bounce('lone@else.example', 3)] })
  await api.database.suppression.create({
    data: {
      organizationId,
      address: 'Rosa@Acme.example',
      addressKey: 'rosa@acme.example',
      reason: 'HARD_BOUNCE',
      createdAt: NOW,
    },
  })
})
afterAll(() => api.close())

type Listed = {
  bouncingContacts: { totalCount: number; totals: unknown[]; nodes: Record<string, unknown>[] }
}

async function ask(variables: object = {}, by = token) {
  const { data, errors } = await api.ask<Listed>(by, LIST, { ...variables })
  expect(errors).toBeUndefined()
  if (!data) throw new Error('There is no answer.')
  return data.bouncingContacts
}

describe('bouncingContacts', () => {
  test('tells all there is to know of an address, with the invoices behind it once each', async () => {
    const { data, errors } = await api.ask(
      token,
      `{ bouncingContacts(where: { address: { eq: "ROSA@acme.example" } }) { nodes {
        address type reason bounceCount firstBouncedAt lastBouncedAt party { name } contact { name }
        suppressions { reason } suggestedContact { name }
        invoices(orderBy: [{ field: INVOICE_NUMBER }]) { totalCount nodes { invoiceNumber }
          totals { currency count total { minorUnits } outstanding { minorUnits } } }
        all: invoices(where: { type: { in: [RECEIVABLE, PAYABLE] } }) { totalCount } } } }`,
    )

    expect(errors).toBeUndefined()
    expect(data).toEqual({
      bouncingContacts: {
        nodes: [
          {
            address: 'rosa@acme.example',
            type: 'HARD',
            reason: 'MAILBOX_DOES_NOT_EXIST',
            bounceCount: 2,
            firstBouncedAt: instant(1).toISOString(),
            lastBouncedAt: instant(5).toISOString(),
            party: { name: 'Acme' },
            contact: { name: 'Rosa' },
            suppressions: [{ reason: 'HARD_BOUNCE' }],
            suggestedContact: null,
            invoices: {
              totalCount: 3,
              nodes: [{ invoiceNumber: 'both' }, { invoiceNumber: 'dollars' }, { invoiceNumber: 'paid' }],
              totals: [
                {
                  currency: 'EUR',
                  count: 2,
                  total: { minorUnits: 10_500 },
                  outstanding: { minorUnits: 10_000 },
                },
                { currency: 'USD', count: 1, total: { minorUnits: 700 }, outstanding: { minorUnits: 700 } },
              ],
            },
            all: { totalCount: 4 },
          },
        ],
      },
    })
  })

  test('counts an invoice once in the totals, however many addresses it is behind', async () => {
    expect(await ask()).toEqual({
      totalCount: 3,
      totals: [
        { currency: 'EUR', count: 2, outstanding: { minorUnits: 10_000 } },
        { currency: 'USD', count: 1, outstanding: { minorUnits: 700 } },
      ],
      nodes: [
        { address: 'rosa@acme.example' },
        { address: 'lone@else.example' },
        { address: 'cc@acme.example' },
      ],
    })
    expect(await ask({ where: { address: { startsWith: 'lone' } } })).toMatchObject({
      totalCount: 1,
      totals: [],
    })
    expect((await ask({ where: { address: { startsWith: 'nobody' } } })).totals).toEqual([])
  })

  test.each<[object, string[]]>([
    [{ type: { eq: 'SOFT' } }, ['cc']],
    [{ reason: { isNull: false } }, ['rosa']],
    [{ isSuppressed: true }, ['rosa']],
    [{ isSuppressed: false }, ['lone', 'cc']],
    [{ party: { name: { eq: 'Acme' } } }, ['rosa', 'cc']],
    [{ invoice: { invoiceNumber: { eq: 'dollars' } } }, ['rosa']],
    [{ invoice: { amountRemaining: { gt: 0 } } }, ['rosa', 'cc']],
    [{ invoice: { invoiceNumber: { eq: 'reached' } } }, []],
    [{ not: { invoice: { currency: { eq: 'USD' } } } }, ['lone', 'cc']],
    [{ lastBouncedAt: { gte: instant(3).toISOString() } }, ['rosa', 'lone']],
    [{ or: [{ type: { eq: 'SOFT' } }, { address: { contains: 'else' } }] }, ['lone', 'cc']],
  ])('where %j', async (where, names) => {
    const { nodes } = await ask({ where })

    expect(nodes.map(({ address }) => String(address).replace(/@.*/, ''))).toEqual(names)
  })

  test.each([
    ['acme', ['rosa', 'cc']],
    ['ACME rosa', ['rosa']],
    ['else', ['lone']],
  ])('finds %s in address or party', async (search, names) => {
    const { nodes } = await ask({ search })

    expect(nodes.map(({ address }) => String(address).replace(/@.*/, ''))).toEqual(names)
  })

  test('belong to one organization', async () => {
    expect(await ask({}, foreignToken)).toEqual({ totalCount: 0, totals: [], nodes: [] })
    const answer = await api.ask(foreignToken, LIST, { organizationId })
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })

  test('ask the database as often for many addresses as for one', async () => {
    const selection = `{ nodes { party { name } contact { name } suppressions { reason } suggestedContact { name }
      invoices(first: 2) { totalCount nodes { invoiceNumber } } } totals { count } }`
    const statements = async (args: string) => {
      api.statements.length = 0
      expect((await api.ask(token, `{ bouncingContacts(${args}) ${selection} }`)).errors).toBeUndefined()
      return api.statements.length
    }

    expect(await statements('first: 3')).toBe(await statements('first: 1'))
  })
})
