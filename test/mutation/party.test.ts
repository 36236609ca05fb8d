import { beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const UPDATE = `mutation ($input: PartyUpdateInput!) { partyUpdate(input: $input) {
  party { name email timezone currency paymentPortalUrl isActive description } userErrors { code field } } }`

const company = useCompany()
let partyId: string
let foreignPartyId: string
beforeAll(async () => {
  const { ledger, organization, idOf } = company
  const other = await ledger.organization({ name: 'Elsewhere' })
  const party = await ledger.party(organization, {
    name: 'Acme',
    email: 'office@acme.example',
    accountNumber: 'K 1',
  })
  await ledger.invoice(organization, { targetPartyId: party.id })
  partyId = idOf('Party', party.id)
  foreignPartyId = idOf('Party', (await ledger.party(other)).id, other)
})

test('a party is changed in what is given, and its invoices are found by the new name', async () => {
  const changed = await company.change(UPDATE, {
    partyId,
    name: ' Acme Nord ',
    email: null,
    timezone: 'Europe/Oslo',
    currency: 'NOK',
    paymentPortalUrl: 'https://pay.acme.example/1',
    isActive: false,
    description: 'Pays late.',
  })

  expect(changed).toEqual({
    party: {
      name: 'Acme Nord',
      email: null,
      timezone: 'Europe/Oslo',
      currency: 'NOK',
      paymentPortalUrl: 'https://pay.acme.example/1',
      isActive: false,
      description: 'Pays late.',
    },
    userErrors: [],
  })
  const { data } = await company.api.ask(
    company.token,
    '{ invoices(where: { partyName: { eq: "Acme Nord" } }) { totalCount } }',
  )
  expect(data).toEqual({ invoices: { totalCount: 1 } })
  const stored = await company.api.database.party.findMany({ where: { name: 'Acme Nord' } })
  expect(stored).toMatchObject([{ accountNumber: 'K 1' }])
  const [entry] = await company.api.database.auditEntry.findMany({
    where: { organizationId: company.organization.id, action: 'partyUpdate' },
  })
  expect(entry?.changes).toMatchObject({
    name: { before: 'Acme', after: 'Acme Nord' },
    description: { before: null, after: { length: 10 } },
  })
})

test('what is wrong is refused, and nothing of the rest is written', async () => {
  for (const [input, code, field] of [
    [{ name: null }, 'REQUIRED', 'name'],
    [{ name: ' ' }, 'REQUIRED', 'name'],
    [{ isCompany: null }, 'REQUIRED', 'isCompany'],
    [{ email: 'nobody' }, 'INVALID', 'email'],
    [{ paymentPortalUrl: 'javascript:alert(1)' }, 'INVALID', 'paymentPortalUrl'],
    [{ description: 'x'.repeat(5_001) }, 'INVALID', 'description'],
  ] as const) {
    expect(await company.change(UPDATE, { partyId, legalName: 'Changed', ...input })).toEqual({
      party: null,
      userErrors: [{ code, field: ['input', field] }],
    })
  }
  expect(await company.change(UPDATE, { partyId: foreignPartyId, name: 'Mine' })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', field: ['input', 'partyId'] }],
  })
  expect(await company.api.database.party.count({ where: { legalName: 'Changed' } })).toBe(0)
})
