import { beforeAll, describe, expect, test } from 'vitest'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'

const FIELDS = `contact { id name email phone isPrimary isArchived archivedAt externalRole externalRoleText jobTitle }
  userErrors { code field }`
const CREATE = `mutation ($input: ContactCreateInput!) { contactCreate(input: $input) { ${FIELDS} } }`
const UPDATE = `mutation ($input: ContactUpdateInput!) { contactUpdate(input: $input) { ${FIELDS} } }`
const ARCHIVE = `mutation ($input: ContactArchiveInput!) { contactArchive(input: $input) { ${FIELDS} } }`
const PRIMARY = `mutation ($input: ContactMakePrimaryInput!) { contactMakePrimary(input: $input) { ${FIELDS} } }`
const LIST = `query ($id: ID!, $all: Boolean) { party(by: { id: $id }) {
  contacts(includeArchived: $all) { totalCount nodes { name isPrimary } } billingContact { name } } }`

const company = useCompany()
let partyId: string
let foreignContactId: string
beforeAll(async () => {
  const { ledger, organization, idOf } = company
  const other = await ledger.organization({ name: 'Elsewhere' })
  const theirs = await ledger.party(other)
  foreignContactId = idOf('Contact', (await ledger.contact(other, theirs.id)).id, other)
  partyId = idOf('Party', (await ledger.party(organization)).id)
})

type Answer = { contact: { id: string } | null; userErrors: { code: string }[] }

async function make(name: string, more: object = {}): Promise<string> {
  const made = await company.change<Answer>(CREATE, { partyId, name, ...more })
  expect(made?.userErrors).toEqual([])
  return made?.contact?.id ?? ''
}

const error = (code: string, field: string) => ({
  contact: null,
  userErrors: [{ code, field: ['input', field] }],
})

async function listed(all: boolean) {
  const { data } = await company.api.ask<{ party: unknown }>(company.token, LIST, { id: partyId, all })
  return data?.party
}

describe('a contact', () => {
  test('is made with what is known of it', async () => {
    const made = await company.change(CREATE, {
      partyId,
      name: ' Rosa Lind ',
      email: 'rosa@acme.example',
      phone: '+49 30 1',
      jobTitle: ' ',
      externalRole: 'AP_CONTACT',
    })

    expect(made).toMatchObject({
      contact: {
        name: 'Rosa Lind',
        email: 'rosa@acme.example',
        phone: '+49 30 1',
        jobTitle: null,
        externalRole: 'AP_CONTACT',
        isPrimary: false,
        isArchived: false,
      },
      userErrors: [],
    })
  })

  test('is changed in what is given, cleared by null, and its role loses the word it came with', async () => {
    const contactId = await make('Otto Berg', { email: 'otto@acme.example' })
    const { database } = company.api
    await database.contact.updateMany({
      where: { name: 'Otto Berg' },
      data: { externalRole: 'OTHER', externalRoleText: 'bookkeeper' },
    })

    expect(await company.change(UPDATE, { contactId, phone: '1' })).toMatchObject({
      contact: { email: 'otto@acme.example', phone: '1', externalRoleText: 'bookkeeper' },
    })
    expect(
      await company.change(UPDATE, { contactId, email: null, externalRole: 'DECISION_MAKER' }),
    ).toMatchObject({
      contact: { email: null, phone: '1', externalRole: 'DECISION_MAKER', externalRoleText: null },
      userErrors: [],
    })
    const [entry] = await database.auditEntry.findMany({
      where: { organizationId: company.organization.id, action: 'contactUpdate', outcome: 'SUCCEEDED' },
      orderBy: { id: 'desc' },
      take: 1,
    })
    expect(entry?.changes).toEqual({
      email: { before: 'otto@acme.example', after: null },
      externalRole: { before: 'OTHER', after: 'DECISION_MAKER' },
      externalRoleText: { before: 'bookkeeper', after: null },
    })
  })

  test('is refused with what is wrong with it', async () => {
    const contactId = await make('Ada Moor')
    for (const [input, code, field] of [
      [{ name: null }, 'REQUIRED', 'name'],
      [{ name: '' }, 'REQUIRED', 'name'],
      [{ email: 'two@a.example, b@a.example' }, 'INVALID', 'email'],
      [{ phone: '1'.repeat(51) }, 'INVALID', 'phone'],
      [{ isEmailDisabled: null }, 'REQUIRED', 'isEmailDisabled'],
    ] as const) {
      expect(await company.change(UPDATE, { contactId, ...input })).toEqual(error(code, field))
    }
    for (const mutation of [UPDATE, ARCHIVE, PRIMARY]) {
      expect(await company.change(mutation, { contactId: foreignContactId })).toEqual(
        error('NOT_FOUND', 'contactId'),
      )
    }
    expect(await company.change(CREATE, { partyId: foreignContactId, name: 'Rosa' })).toEqual(
      error('NOT_FOUND', 'partyId'),
    )
  })
})

describe('the primary contact', () => {
  test('is exactly one, whoever was it before', async () => {
    const { ledger, organization, idOf } = company
    const party = await ledger.party(organization)
    partyId = idOf('Party', party.id)
    for (const name of ['First', 'Second'])
      await ledger.contact(organization, party.id, { name, isPrimary: true })
    const third = await make('Third')

    expect(await company.change(PRIMARY, { contactId: third })).toMatchObject({
      contact: { isPrimary: true },
    })
    expect(await company.change(PRIMARY, { contactId: third })).toMatchObject({
      contact: { isPrimary: true },
    })
    expect(await listed(false)).toMatchObject({
      contacts: {
        nodes: [
          { name: 'Third', isPrimary: true },
          { name: 'First', isPrimary: false },
          { name: 'Second', isPrimary: false },
        ],
      },
    })
    await make('Fourth', { isPrimary: true })
    const primary = { where: { partyId: party.id, isPrimary: true } }
    expect(await company.api.database.contact.findMany(primary)).toMatchObject([{ name: 'Fourth' }])
  })

  test('is one of two where both are made it at the same moment', async () => {
    const [left, right] = [await make('Left'), await make('Right')]

    const answers = await Promise.all(
      [left, right, left, right].map((contactId) => company.change<Answer>(PRIMARY, { contactId })),
    )

    expect(answers.flatMap((answer) => answer?.userErrors ?? [])).toEqual([])
    const where = { party: { organizationId: company.organization.id }, isPrimary: true }
    expect(
      await company.api.database.contact.count({ where: { ...where, name: { in: ['Left', 'Right'] } } }),
    ).toBe(1)
  })
})

test('an archived contact is listed only on demand, never primary, and changed no more', async () => {
  const { ledger, organization, idOf } = company
  partyId = idOf('Party', (await ledger.party(organization)).id)
  const contactId = await make('Gone', { externalRole: 'BILLING_CONTACT', isPrimary: true })
  await make('Here')

  expect(await company.change(ARCHIVE, { contactId })).toMatchObject({
    contact: { isArchived: true, archivedAt: NOW.toISOString(), isPrimary: false },
    userErrors: [],
  })
  expect(await listed(false)).toEqual({
    contacts: { totalCount: 1, nodes: [{ name: 'Here', isPrimary: false }] },
    billingContact: null,
  })
  expect(await listed(true)).toMatchObject({ contacts: { totalCount: 2 } })
  for (const mutation of [ARCHIVE, PRIMARY, UPDATE]) {
    expect(await company.change(mutation, { contactId })).toEqual(error('IMMUTABLE_STATE', 'contactId'))
  }
})
