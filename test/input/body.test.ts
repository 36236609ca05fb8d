import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { expectClean, post } from './raw.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

const QUERY = '"query":"{ __typename }"'

describe('a body that is no request', () => {
  test.each([
    'null',
    '123',
    'true',
    '""',
    '"{ __typename }"',
    'NONSENSE',
    '',
    '{',
    '{"query":',
    '{}',
    '[]',
    '{"query":null}',
    '{"query":""}',
    '{"query":1}',
    '{"query":{}}',
    '{"query":[]}',
    `{${QUERY},"variables":[]}`,
    `{${QUERY},"variables":"x"}`,
    `{${QUERY},"variables":1}`,
    `{${QUERY},"extensions":"x"}`,
    `{${QUERY},"operationName":1}`,
    `{${QUERY},"operationName":{}}`,
    '{"query":"# nothing"}',
    '{"query":"{ __typename } \\u0000"}',
    '{"query":"type A { a: Int }"}',
    '{"query":"mutation { deleteEverything }"}',
    '{"query":"subscription { everything }"}',
    '{"query":"query A { __typename } query B { __typename }"}',
    '{"query":"query A { __typename } query A { __typename }"}',
    `{"query":"query A { __typename }","operationName":"B"}`,
    `{"query":"query A { __typename }","operationName":"A\\u0000"}`,
    '{"query":"query ($a: Int!) { __typename invoices(first: $a) { totalCount } }"}',
    '{"query":"query ($a: Nope) { __typename }"}',
    '{"query":"query ($a: Int) { __typename }"}',
    '{"query":"query ($a: Int) { invoices(first: $a) { totalCount } }","variables":{"a":{"$ne":1}}}',
    '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
  ])('%s is refused with 400', async (body) => {
    const raw = await post(api, token, body)

    expectClean(raw)
    expect(raw.status).toBe(400)
    expect(raw.errors.length).toBeGreaterThan(0)
    expect(raw.text).not.toMatch(/originalError|Unexpected token|JSON at position/)
  })

  test('none at all is refused', async () => {
    const raw = await post(api, token, null)

    expectClean(raw)
    expect(raw.status).toBe(400)
  })

  test('bytes that are no UTF-8 are refused', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"query":"{ __typename }","variables":{"a":"'),
      Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
      Buffer.from('"}}'),
    ])

    const raw = await post(api, token, bytes)

    expectClean(raw)
    expect(raw.status).toBe(400)
  })
})

describe('a body that is odd', () => {
  test.each([
    `{${QUERY},"variables":null,"operationName":null,"extensions":null}`,
    `{${QUERY},"variables":{"unused":1}}`,
    `{${QUERY},"variables":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}`,
    `{${QUERY},"query":"{ b: __typename }"}`,
    `\ufeff{${QUERY}}`,
    ` \n{${QUERY}}\n `,
  ])('%s is answered without a fault', async (body) => {
    const raw = await post(api, token, body)

    expectClean(raw)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect((await api.ask(token, '{ __typename }')).data).toEqual({ __typename: 'Query' })
  })
})
