import { beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { useCompany } from '../company.ts'

const INVOICES = `mutation ($input: InvoiceAssignInput!) { invoiceAssign(input: $input) {
  invoices { id assignee { name } } userErrors { code field } } }`
const PARTIES = `mutation ($input: PartyAssignInput!) { partyAssign(input: $input) {
  parties { id assignee { name membership { isOrgAdmin } } } userErrors { code field } } }`

const company = useCompany()
let assigneeId: string
let strangerId: string
let formerId: string
let invoiceIds: string[]
let foreignInvoiceId: string
beforeAll(async () => {
  const { api, ledger, organization, idOf } = company
  const other = await ledger.organization({ name: 'Elsewhere' })
  const member = await ledger.user([organization], { givenName: 'Mia' })
  const former = await ledger.user([organization], { givenName: 'Gone' })
  await api.database.organizationMembership.updateMany({
    where: { userId: former.id },
    data: { endedAt: new Date('2026-01-01T00:00:00Z') },
  })
  const stranger = await ledger.user([other])
  assigneeId = encodeGlobalId('User', member.id)
  formerId = encodeGlobalId('User', former.id)
  strangerId = encodeGlobalId('User', stranger.id)
  invoiceIds = []
  for (let index = 0; index < 3; index++) {
    invoiceIds.push(idOf('Invoice', (await ledger.invoice(organization)).id))
  }
  foreignInvoiceId = idOf('Invoice', (await ledger.invoice(other)).id, other)
})

const nobody = () =>
  company.api.database.invoice.count({
    where: { organizationId: company.organization.id, assigneeId: null },
  })

test('invoices are given to somebody and taken from them, all at once', async () => {
  const [first = '', second = ''] = invoiceIds
  expect(await company.change(INVOICES, { invoiceIds: [second, first, second], assigneeId })).toEqual({
    invoices: [
      { id: second, assignee: { name: 'Mia Berg' } },
      { id: first, assignee: { name: 'Mia Berg' } },
    ],
    userErrors: [],
  })
  expect(await nobody()).toBe(1)
  expect(await company.change(INVOICES, { invoiceIds: [first], assigneeId: null })).toMatchObject({
    invoices: [{ assignee: null }],
  })
  const entries = await company.api.database.auditEntry.findMany({
    where: { organizationId: company.organization.id, action: 'invoiceAssign' },
    orderBy: { id: 'asc' },
  })
  expect(entries).toMatchObject([{ entityType: 'Invoice' }, { changes: { assigneeId: null } }])
  await company.change(INVOICES, { invoiceIds, assigneeId: null })
})

test('where anything is wrong nothing is given', async () => {
  const unknown = company.idOf('Invoice', '01900000-0000-7000-8000-000000000000')
  const [first = ''] = invoiceIds
  for (const [input, code, ...field] of [
    [{ invoiceIds: [first, unknown], assigneeId }, 'NOT_FOUND', 'invoiceIds', '1'],
    [{ invoiceIds: [first, foreignInvoiceId], assigneeId }, 'NOT_FOUND', 'invoiceIds', '1'],
    [{ invoiceIds: [], assigneeId }, 'REQUIRED', 'invoiceIds'],
    [{ invoiceIds: Array.from({ length: 101 }, () => first), assigneeId }, 'TOO_MANY_ITEMS', 'invoiceIds'],
    [{ invoiceIds: [first] }, 'REQUIRED', 'assigneeId'],
    [{ invoiceIds: [first], assigneeId: strangerId }, 'NOT_FOUND', 'assigneeId'],
    [{ invoiceIds: [first], assigneeId: formerId }, 'NOT_FOUND', 'assigneeId'],
    [{ invoiceIds: [first], assigneeId: first }, 'NOT_FOUND', 'assigneeId'],
  ] as const) {
    expect(await company.change(INVOICES, input)).toEqual({
      invoices: null,
      userErrors: [{ code, field: ['input', ...field] }],
    })
  }
  expect(await nobody()).toBe(3)
})

test('parties likewise, and the person is seen as the organization knows them', async () => {
  const { ledger, organization, idOf } = company
  const partyId = idOf('Party', (await ledger.party(organization)).id)

  expect(await company.change(PARTIES, { partyIds: [partyId], assigneeId })).toEqual({
    parties: [{ id: partyId, assignee: { name: 'Mia Berg', membership: { isOrgAdmin: false } } }],
    userErrors: [],
  })
  expect(
    await company.change(PARTIES, { partyIds: [partyId, foreignInvoiceId], assigneeId: null }),
  ).toMatchObject({
    parties: null,
    userErrors: [{ code: 'NOT_FOUND', field: ['input', 'partyIds', '1'] }],
  })
})
