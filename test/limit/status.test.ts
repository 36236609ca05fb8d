import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { expectClean, post } from '../input/raw.ts'
import { createLedger } from '../ledger.ts'

// What is not run at all says so in its status, whatever the client accepts.
let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

const aliases = Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')

const OVER = [
  ['too costly', '{ parties(first: 100) { nodes { invoices(first: 100) { nodes { id } } } } }', {}],
  ['too deep', `{ parties { nodes { ${'parent { '.repeat(11)} id ${'} '.repeat(11)} } } }`, {}],
  ['of too many aliases', `{ viewer { ${aliases} } }`, {}],
  ['nested without end', `${'{a'.repeat(3_000)}${'}'.repeat(3_000)}`, {}],
  ['too long', `{ __typename ${' '.repeat(200_000)} }`, {}],
  ['with NUL in a variable', '{ __typename }', { a: 'x\u0000' }],
  ['with half a surrogate pair in a variable', '{ __typename }', { a: '\ud800' }],
  ['with a variable too long', '{ __typename }', { a: 'x'.repeat(20_000) }],
  [
    'with variables nested too deep',
    '{ __typename }',
    JSON.parse(`{"a":${'['.repeat(50)}${']'.repeat(50)}}`),
  ],
] as const

describe.each(['application/json', 'application/graphql-response+json', '*/*'])(
  'to a client that accepts %s',
  (accept) => {
    test.each(OVER)('an operation %s is refused with 400', async (_name, query, variables) => {
      const raw = await post(api, token, JSON.stringify({ query, variables }), { accept })

      expectClean(raw)
      expect(raw.errors.length).toBeGreaterThan(0)
      expect(raw.text).not.toContain('"data"')
      expect(raw.status).toBe(400)
    })

    test('a refusal of one field of an operation that ran stays 200, with the status in its extensions', async () => {
      const query =
        '{ party(by: { uid: "00000000-0000-7000-8000-000000000000" }) { id } viewer { isReadOnly } }'

      const raw = await post(api, token, JSON.stringify({ query }), { accept })

      expectClean(raw)
      expect(raw.status).toBe(200)
      expect(raw.errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', status: 404 })
    })
  },
)
