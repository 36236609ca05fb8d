import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'
import { createExports, RUN } from './exporting.ts'

// What cannot be exported is refused when it is asked for, with a sentence that says why, and leaves nothing behind.
const company = useCompany()
let exports: ReturnType<typeof createExports>
beforeAll(() => {
  exports = createExports(company.api, company.token)
})
afterAll(async () => {
  expect(await company.api.database.bulkQuery.count()).toBe(0)
})

const DEEP = `{ invoices { nodes { ${'targetParty { parent { '.repeat(6)} id ${'} } '.repeat(6)} } } }`

test.each([
  ['nothing', '', /Syntax Error: Unexpected <EOF>/],
  ['no query', 'Send me all invoices, please', /Syntax Error.*line 1, column 1/],
  ['half a query', '{ invoices { nodes { id }', /Syntax Error/],
  ['fragments alone', 'fragment F on Invoice { id }', /There is no query in it/],
  [
    'two queries',
    'query A { invoices { nodes { id } } } query B { parties { nodes { id } } }',
    /2 operations/,
  ],
  [
    'a mutation',
    'mutation { tagDelete(input: { tagId: "x" }) { userErrors { code } } }',
    /It is a mutation; only a query/,
  ],
  ['a subscription', 'subscription { invoiceChanged { id } }', /It is a subscription/],
  [
    'variables',
    'query ($n: Int) { invoices(first: $n) { nodes { id } } }',
    /takes variables \(\$n\); write the values/,
  ],
  [
    'no connection',
    '{ viewer { user { id } } }',
    /selects no connection, such as `invoices`: viewer is none/,
  ],
  ['a single row', '{ invoice(by: { uid: "0199" }) { id } }', /invoice is none|UUID/],
  ['the name of the type alone', '{ __typename }', /selects no connection/],
  [
    'two roots',
    '{ invoices { nodes { id } } parties { nodes { id } } }',
    /selects invoices and parties; an export is of one/,
  ],
  [
    'an alias and its field',
    '{ a: invoices { nodes { id } } invoices { nodes { id } } }',
    /selects a and invoices/,
  ],
  [
    'an unknown field',
    '{ invoices { nodes { colour } } }',
    /Cannot query field "colour" on type "Invoice".*line 1, column 22/,
  ],
  [
    'an unknown filter',
    '{ invoices(where: { colour: { eq: "red" } }) { nodes { id } } }',
    /not to include unknown field "colour"/,
  ],
  ['a page', '{ invoices(first: 10) { nodes { id } } }', /whole list: leave out `first`/],
  ['a place in it', '{ invoices(after: "x") { nodes { id } } }', /leave out `after`/],
  ['an offset', '{ invoices(offset: 5) { nodes { id } } }', /leave out `offset`/],
  ['a count', '{ invoices { totalCount nodes { id } } }', /Only the rows.*leave out `totalCount`/],
  ['a count alone', '{ invoices { totalCount } }', /leave out `totalCount`/],
  ['page info', '{ invoices { nodes { id } pageInfo { endCursor } } }', /leave out `pageInfo`/],
  ['cursors', '{ invoices { edges { cursor node { id } } } }', /leave out `cursor`/],
  ['rows twice', '{ invoices { nodes { id } edges { node { uid } } } }', /selects the rows twice/],
  ['rows that are skipped', '{ invoices { nodes @skip(if: true) { id } } }', /selects no rows/],
  ['values that are skipped', '{ invoices { nodes { id @skip(if: true) } } }', /selects nothing of the rows/],
  [
    'a connection below',
    '{ parties { nodes { id invoices { nodes { id } } } } }',
    /`invoices` is a connection below the rows.*export `invoices` by itself/,
  ],
  [
    'a connection below a list',
    '{ invoices { nodes { parties { party { contacts { nodes { id } } } } } } }',
    /`parties.party.contacts` is a connection|Cannot query/,
  ],
  [
    'a connection in a fragment',
    '{ parties { nodes { ...P } } } fragment P on Party { c: contacts { nodes { id } } }',
    /`c` is a connection/,
  ],
  ['too many levels', DEEP, /more levels of fields|Cannot query field "parent"/],
  ['brackets without end', `{ invoices${'('.repeat(120)}`, /nests more than 100 brackets/],
  ['null in a filter', '{ invoices(where: { status: null }) { nodes { id } } }', /status/],
  [
    'a search of many words',
    `{ invoices(search: "${'a b '.repeat(10)}") { nodes { id } } }`,
    /takes at most 10 words/,
  ],
  [
    'another organization',
    '{ invoices(organizationId: "00000000-0000-4000-8000-000000000000") { nodes { id } } }',
    /another one than that of the export/,
  ],
  [
    'no organization at all',
    '{ invoices(organizationId: "x") { nodes { id } } }',
    /another one than that of the export/,
  ],
])('%s', async (_what, query, message) => {
  const { bulkQuery, userErrors } = await exports.mutate(RUN, { query })

  expect(bulkQuery).toBeNull()
  expect(userErrors.map(({ message: text }) => text).join(' ')).toMatch(message)
  for (const { code, field } of userErrors) {
    expect({ code, field }).toEqual({ code: 'INVALID', field: ['input', 'query'] })
  }
})

test('a text that is too long, and a row that costs too much', async () => {
  const long = await exports.mutate(RUN, { query: `{ invoices { nodes { id } } } #${'x'.repeat(100_000)}` })
  const dear = await exports.mutate(RUN, {
    query: '{ invoices { nodes { payments { invoice { payments { invoice { lineItems { id } } } } } } } }',
  })

  expect(long.userErrors[0]?.message).toMatch(/more than 100000 characters/)
  expect(dear.userErrors[0]?.message).toMatch(/Each row costs \d+, and may cost 500/)
})

test('five faults are told at once', async () => {
  const { userErrors } = await exports.mutate(RUN, { query: '{ invoices { nodes { a b c d e f } } }' })

  expect(userErrors).toHaveLength(5)
})

test('a token that may only read starts none', async () => {
  const { api, ledger, organization } = company
  const token = await api.tokenOf((await ledger.user([organization])).id, { isReadOnly: true })

  const { errors } = await api.ask(token, RUN, { input: { query: '{ invoices { nodes { id } } }' } })

  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
})
