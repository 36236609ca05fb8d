import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { expectClean, post, postJson } from '../input/raw.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

const BODY = JSON.stringify({ query: '{ parties { totalCount } }' })

describe('the body', () => {
  test.each([2, 10, 1_000])('of %i operations in a list is refused', async (count) => {
    const raw = await post(
      api,
      token,
      JSON.stringify(Array.from({ length: count }, () => ({ query: '{ __typename }' }))),
    )

    expectClean(raw)
    expect(raw.status).toBe(400)
    expect(raw.text).not.toContain('"data"')
  })

  test.each([
    [
      'application/x-www-form-urlencoded',
      new URLSearchParams({ query: '{ parties { totalCount } }' }).toString(),
    ],
    [
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${BODY}\r\n--x--\r\n`,
    ],
    ['application/graphql', '{ parties { totalCount } }'],
    ['text/plain', BODY],
    ['text/plain; a=application/json', BODY],
    ['application/jsonp', BODY],
    ['', BODY],
  ])('as %s is refused with 415 and not run', async (type, body) => {
    api.statements.length = 0

    const raw = await post(api, token, body, { 'content-type': type })

    expectClean(raw)
    expect(raw.status).toBe(415)
    expect(raw.text).not.toContain('"data"')
    expect(api.statements).toEqual([])
  })

  test.each(['application/json', 'application/json; charset=utf-8'])('as %s is taken', async (type) => {
    expect((await post(api, token, BODY, { 'content-type': type })).status).toBe(200)
  })

  test.each(['PUT', 'PATCH', 'DELETE'])('by %s is not run', async (method) => {
    const response = await api.send({
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: BODY,
    })

    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).not.toContain('"data"')
  })
})

describe('introspection', () => {
  test('works with a token', async () => {
    const raw = await postJson(
      api,
      token,
      getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }),
    )

    expect(raw.status).toBe(200)
    expect(raw.errors).toEqual([])
    expect(raw.text).toContain('InvoiceConnection')
  })

  test('that runs in circles is refused', async () => {
    const circle =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }'

    const raw = await postJson(api, token, circle)

    expectClean(raw)
    expect(raw.status).toBe(400)
  })

  test('asked for many times over does not fill the line', async () => {
    const copies = Array.from({ length: 20 }, (_, index) => `a${index}: __schema { ...F }`).join(' ')
    const fragment =
      'fragment F on __Schema { types { name description fields { name description args { name description } } inputFields { name description } } }'

    const raw = await postJson(api, token, `{ ${copies} } ${fragment}`)

    expectClean(raw)
    expect(raw.text.length).toBeLessThan(1_048_576)
  })
})

describe('every answer', () => {
  test.each([
    ['fine', BODY, 200],
    ['refused by the parser', '{"query":"{"}', 400],
    ['refused as no JSON', 'NONSENSE', 400],
    ['refused by validation', '{"query":"{ nope }"}', 400],
  ])('%s carries a request id of its own', async (_name, body, status) => {
    const first = await post(api, token, body)
    const second = await post(api, token, body, { 'x-request-id': 'forged' })

    expect([first.status, second.status]).toEqual([status, status])
    const ids = [first, second].map(({ headers }) => headers.get('x-request-id') ?? '')
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
    expect(new Set(ids).size).toBe(2)
  })

  test('names nothing that a mistyped field could have been', async () => {
    const raw = await postJson(api, null, '{ invoice { invoiceNumbr } }')

    expect(raw.status).toBe(401)
    expect(raw.text).not.toMatch(/Did you mean/)
  })
})
