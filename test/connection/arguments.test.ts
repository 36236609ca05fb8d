import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// Paging arguments that make no sense are refused in one sentence that names them, on every list alike.
const CURSOR = 'anything'

let api: TestApi
let token: string
let partyId: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  token = await api.tokenOf((await ledger.user([organization])).id)
  partyId = organization.ownPartyId
  await api.database.party.createMany({
    data: Array.from({ length: 11 }, (_, index) => ({ organizationId: organization.id, name: `P${index}` })),
  })
  const invoice = { targetPartyId: partyId }
  await Promise.all(Array.from({ length: 12 }, () => ledger.invoice(organization, invoice)))
  await Promise.all(Array.from({ length: 12 }, () => ledger.email(organization, { partyId })))
})
afterAll(() => api.close())

const below = (field: string) => (page: string) => `party(by: {uid: "${partyId}"}) { ${field}(${page}) `
const LISTS: readonly [name: string, open: (page: string) => string, close: string][] = [
  ['invoices', (page) => `invoices(${page}) `, ''],
  ['emails', (page) => `emails(${page}) `, ''],
  ['parties', (page) => `parties(${page}) `, ''],
  ['Party.invoices', below('invoices'), '}'],
  ['Party.outreach.emails', below('outreach { emails'), '} }'],
  ['Party.contacts', below('contacts'), '}'],
]

const REFUSED: readonly [page: string, argument: string, sentence: string][] = [
  ['first: 1, last: 1', 'last', 'last: cannot be combined with first; ask for one of them.'],
  ['first: 0, last: 0', 'last', 'last: cannot be combined with first; ask for one of them.'],
  ['first: -1', 'first', 'first: must not be negative, but is -1.'],
  ['last: -5', 'last', 'last: must not be negative, but is -5.'],
  ['first: 101', 'first', 'first: must be at most 100, but is 101.'],
  ['last: 101', 'last', 'last: must be at most 100, but is 101.'],
  ['offset: -1', 'offset', 'offset: must not be negative, but is -1.'],
  ['offset: 1000001', 'offset', 'offset: must be at most 1000000; use cursors to go deeper.'],
  [`offset: 0, after: "${CURSOR}"`, 'offset', 'offset: cannot be combined with after or before.'],
  [`offset: 3, before: "${CURSOR}"`, 'offset', 'offset: cannot be combined with after or before.'],
  ['offset: 3, last: 5', 'offset', 'offset: cannot be combined with last.'],
]

describe.each(LISTS)('%s', (_name, open, close) => {
  test.each(REFUSED)('refuses %s', async (page, argument, message) => {
    const answer = await api.ask(token, `{ ${open(page)} { nodes { id } } ${close} }`)

    expect(answer.errors).toEqual([
      expect.objectContaining({
        message,
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', status: 400, argument }),
      }),
    ])
    expect(JSON.stringify(answer.data ?? null)).not.toContain('nodes')
  })

  test.each([0, -1, 101])('refuses totalPages(perPage: %i)', async (perPage) => {
    const answer = await api.ask(
      token,
      `{ ${open('first: 1')} { totalPages(perPage: ${perPage}) } ${close} }`,
    )

    expect(answer.errors?.[0]).toMatchObject({
      message: `perPage: must be from 1 to 100, but is ${perPage}.`,
      extensions: { code: 'BAD_USER_INPUT', status: 400, argument: 'perPage' },
    })
  })

  test('takes the largest that is allowed', async () => {
    const answer = await api.ask(
      token,
      `{ ${open('first: 100, offset: 1000000')} { totalPages(perPage: 100) nodes { id } } ${close} }`,
    )

    expect(answer.errors).toBeUndefined()
  })
})

test('a page has ten rows when nobody says how many', async () => {
  const { data, errors } = await api.ask(
    token,
    `{ invoices { nodes { id } } emails { nodes { id } } parties { nodes { id } }
       party(by: {uid: "${partyId}"}) { invoices { nodes { id } } outreach { emails { nodes { id } } } } }`,
  )

  expect(errors).toBeUndefined()
  const ten = { nodes: Array.from({ length: 10 }, () => ({ id: expect.any(String) })) }
  expect(data).toEqual({
    invoices: ten,
    emails: ten,
    parties: ten,
    party: { invoices: ten, outreach: { emails: ten } },
  })
})

test('null is the same as leaving out what places or orders rows', async () => {
  const answer = await api.ask(
    token,
    '{ invoices(first: 3, last: null, after: null, before: null, offset: null, orderBy: null) { nodes { id } } }',
  )

  expect(answer.errors).toBeUndefined()
  expect(answer.data).toMatchObject({ invoices: { nodes: [{}, {}, {}] } })
})
