import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { expectClean, postJson } from './raw.ts'

// Arguments below the root fields, and literals where the other tests send variables.
let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const party = await ledger.party(organization)
  await ledger.invoice(organization, { targetPartyId: party.id, dueDate: new Date('2026-01-01T00:00:00Z') })
  token = await api.tokenOf((await ledger.user([organization])).id)
})
afterAll(() => api.close())

describe('arguments below the root', () => {
  test.each([
    ['edges', 'aging(edges: [3, 2, 1]) { count }'],
    ['edges', 'aging(edges: [1, 1]) { count }'],
    ['edges', 'aging(edges: [0]) { count }'],
    ['edges', 'aging(edges: [-5]) { count }'],
    ['edges', `aging(edges: [${Array.from({ length: 100 }, (_, index) => index + 1).join(', ')}]) { count }`],
    ['perPage', 'totalPages(perPage: 0)'],
    ['perPage', 'totalPages(perPage: -1)'],
    ['perPage', 'totalPages(perPage: 2147483647)'],
    ['locale', 'nodes { total { formatted(locale: "not a locale") } }'],
    ['locale', 'nodes { total { formatted(locale: "") } }'],
    ['first', 'nodes { outreach { emails(first: 101) { totalCount } } }'],
    ['after', 'nodes { outreach { emails(after: "x") { totalCount } } }'],
    ['last', 'nodes { targetParty { contacts(last: -1) { totalCount } } }'],
    ['where', 'nodes { outreach { emails(where: { uid: { eq: "x" } }) { totalCount } } }'],
  ])('%s is refused by name in %s', async (argument, selection) => {
    const raw = await postJson(api, token, `{ invoices { ${selection} } }`)

    expectClean(raw)
    expect(raw.errors[0]).toBeDefined()
    expect(JSON.stringify(raw.errors[0])).toMatch(new RegExp(`${argument}|UUID`))
  })

  test.each(['[1]', '[2147483646]', '[2147483647]', '[1, 2147483647]', '[]', 'null'])(
    'aging(edges: %s) is answered',
    async (edges) => {
      const raw = await postJson(
        api,
        token,
        `{ invoices { aging(edges: ${edges}) { label fromDays toDays count } } }`,
      )

      expectClean(raw)
    },
  )

  test.each(['de-DE', 'en', 'ar-EG', 'de-u-nu-arab', 'zh-Hant-TW'])(
    'formatted(locale: "%s") is answered',
    async (locale) => {
      const raw = await postJson(
        api,
        token,
        `{ invoices { nodes { total { formatted(locale: "${locale}") } } } }`,
      )

      expectClean(raw)
      expect(raw.errors).toEqual([])
    },
  )

  test.each(['overdueDays', 'ageDays'])(
    '%s compares with the largest and smallest numbers',
    async (field) => {
      for (const operator of ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'notIn']) {
        for (const value of [2_147_483_647, -2_147_483_648, 3_000_000, -3_000_000, 800_000, -800_000]) {
          const raw = await postJson(
            api,
            token,
            `{ invoices(where: { ${field}: { ${operator}: ${value} } }) { totalCount } }`,
          )

          expectClean(raw)
          expect(raw.errors, `${operator} ${value}`).toEqual([])
        }
      }
    },
  )

  test('agingBucket takes every bucket, in every operator', async () => {
    for (const operator of [
      'eq: OVER_90',
      'ne: CURRENT',
      'in: []',
      'notIn: []',
      'in: [DAYS_1_30]',
      'isNull: true',
      'isNull: false',
    ]) {
      expect(
        (await postJson(api, token, `{ invoices(where: { agingBucket: { ${operator} } }) { totalCount } }`))
          .errors,
      ).toEqual([])
    }
  })
})

describe('literals', () => {
  test.each([
    ['NUL', '{ invoices(search: "a\\u0000b") { totalCount } }'],
    ['NUL in a block', '{ invoices(search: """a\u0000b""") { totalCount } }'],
    ['half a surrogate pair', '{ invoices(search: "\\ud800") { totalCount } }'],
    ['half a surrogate pair, braced', '{ invoices(search: "\\u{D800}") { totalCount } }'],
    ['half a surrogate pair, unescaped', '{ invoices(search: "\ud800") { totalCount } }'],
    ['beyond Unicode', '{ invoices(search: "\\u{110000}") { totalCount } }'],
    ['a long text', `{ invoices(search: "${'x'.repeat(20_000)}") { totalCount } }`],
    [
      'a date that does not exist',
      '{ invoices(where: { dueDate: { eq: "2026-02-30T00:00:00Z" } }) { totalCount } }',
    ],
    [
      'the year 10000',
      '{ invoices(where: { dueDate: { eq: "9999-12-31T23:59:59-01:00" } }) { totalCount } }',
    ],
    ['the year 0', '{ invoices(where: { promisedToPayDate: { eq: "0000-01-01" } }) { totalCount } }'],
    ['a number with 40 digits', `{ invoices(where: { total: { eq: ${'1'.repeat(40)} } }) { totalCount } }`],
    ['2^53', '{ invoices(where: { total: { eq: 9007199254740992 } }) { totalCount } }'],
    ['a float', '{ invoices(where: { total: { eq: 1.5 } }) { totalCount } }'],
    ['2^31', '{ invoices(where: { overdueDays: { eq: 2147483648 } }) { totalCount } }'],
    ['an enum in quotes', '{ invoices(where: { type: { eq: "PAYABLE" } }) { totalCount } }'],
    ['an unknown enum value', '{ invoices(where: { type: { eq: NOPE } }) { totalCount } }'],
    ['an unknown key', '{ invoices(where: { __proto__: { eq: 1 } }) { totalCount } }'],
    ['two of one of', '{ party(by: { id: "x", uid: "00000000-0000-7000-8000-000000000000" }) { id } }'],
    ['none of one of', '{ party(by: {}) { id } }'],
    ['null of one of', '{ invoice(by: { id: null }) { id } }'],
    ['a bad UUID', '{ party(by: { uid: "{00000000-0000-7000-8000-000000000000}" }) { id } }'],
  ])('%s is refused', async (_name, document) => {
    const raw = await postJson(api, token, document)

    expectClean(raw)
    expect(raw.errors.length).toBeGreaterThan(0)
    expect(raw.status).toBe(400)
  })
})
