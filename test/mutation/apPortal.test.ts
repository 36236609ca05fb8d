import { beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const UPSERT = `mutation ($input: ApPortalUpsertInput!) { apPortalUpsert(input: $input) {
  apPortal { id name provider providerText isEnabled customerName reportFrequency accountKey account { provider } }
  userErrors { code field } } }`

const company = useCompany()
let partyId: string
let accountId: string
let foreignAccountId: string
let admin: string
beforeAll(async () => {
  const { api, ledger, organization, idOf } = company
  const other = await ledger.organization({ name: 'Elsewhere' })
  const account = (organizationId: string) =>
    api.database.apPortalAccount.create({ data: { organizationId, provider: 'COUPA' } })
  accountId = idOf('ApPortalAccount', (await account(organization.id)).id)
  foreignAccountId = idOf('ApPortalAccount', (await account(other.id)).id, other)
  partyId = idOf('Party', (await ledger.party(organization)).id)
  admin = await api.tokenOf((await ledger.admin([organization])).id)
})

type Answer = { apPortal: { id: string; accountKey: string | null } | null; userErrors: object[] }

const upsert = (input: object, token = company.token) =>
  company.change<Answer>(UPSERT, { partyId, name: 'Invoices', provider: 'COUPA', ...input }, token)

test('a portal is made once and changed from then on, by its name or its id', async () => {
  const made = await upsert({
    customerName: 'Acme',
    accountId,
    reportFrequency: 'DAILY',
    accountKey: 's3cret',
  })
  expect(made).toMatchObject({
    apPortal: { provider: 'COUPA', isEnabled: true, customerName: 'Acme', account: { provider: 'COUPA' } },
    userErrors: [],
  })
  const id = made?.apPortal?.id

  expect(await upsert({ isEnabled: false, customerName: null })).toMatchObject({
    apPortal: { id, isEnabled: false, customerName: null, reportFrequency: 'DAILY' },
  })
  const renamed = {
    apPortalId: id,
    name: 'Bills',
    provider: 'OTHER',
    providerText: 'Basware',
    accountId: null,
  }
  expect(await upsert(renamed)).toMatchObject({
    apPortal: { id, name: 'Bills', provider: 'OTHER', providerText: 'Basware', account: null },
  })
  expect(await upsert({ name: 'Bills', provider: 'ARIBA' })).toMatchObject({
    apPortal: { id, provider: 'ARIBA', providerText: null },
  })
  expect(await company.api.database.apPortal.count()).toBe(1)
})

test('the key of the account is shown to administrators alone, and not kept in the audit log', async () => {
  expect(await upsert({ name: 'Bills', accountKey: 'other' })).toMatchObject({
    apPortal: { accountKey: null },
  })
  expect(await upsert({ name: 'Bills' }, admin)).toMatchObject({ apPortal: { accountKey: 'other' } })
  const entries = await company.api.database.auditEntry.findMany({ where: { action: 'apPortalUpsert' } })
  expect(JSON.stringify(entries)).not.toMatch(/s3cret|other"/)
})

test('what is wrong is refused', async () => {
  const { api, organization, idOf, ledger } = company
  const elsewhere = await ledger.party(organization)
  const portal = await api.database.apPortal.create({
    data: { organizationId: organization.id, partyId: elsewhere.id, name: 'Theirs', provider: 'COUPA' },
  })
  for (const [input, code, field] of [
    [{ name: ' ' }, 'REQUIRED', 'name'],
    [{ providerText: 'Coupa' }, 'INVALID', 'providerText'],
    [{ reportEmail: 'nobody' }, 'INVALID', 'reportEmail'],
    [{ isEnabled: null }, 'REQUIRED', 'isEnabled'],
    [{ accountId: foreignAccountId }, 'NOT_FOUND', 'accountId'],
    [{ apPortalId: idOf('ApPortal', portal.id) }, 'NOT_FOUND', 'apPortalId'],
    [{ apPortalId: null }, 'INVALID', 'apPortalId'],
  ] as const) {
    expect(await upsert(input)).toEqual({ apPortal: null, userErrors: [{ code, field: ['input', field] }] })
  }
})
