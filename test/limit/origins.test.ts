import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
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

describe('other origins', () => {
  const preflight = (origin: string) =>
    api.send({
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
  const simple = (origin: string) =>
    api.send({
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: BODY,
    })

  test.each([
    'https://evil.example',
    'https://app.example.evil.example',
    'http://app.example',
    'https://app.example:8443',
    'null',
    'https://sub.app.example',
  ])('%s gets no leave to read', async (origin) => {
    for (const response of [await preflight(origin), await simple(origin)]) {
      const allowed = response.headers.get('access-control-allow-origin')
      expect(allowed === null || allowed === 'https://app.example' || allowed === 'null').toBe(true)
      expect(allowed).not.toBe(origin)
      expect(response.headers.get('access-control-allow-credentials')).not.toBe('true')
    }
  })

  test('the configured one does, for POST, without credentials', async () => {
    const before = await preflight('https://app.example')
    const answer = await simple('https://app.example')

    expect(before.headers.get('access-control-allow-origin')).toBe('https://app.example')
    expect(before.headers.get('access-control-allow-methods')).toBe('POST')
    expect(before.headers.get('access-control-allow-headers')).toMatch(/authorization/i)
    expect(before.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example')
  })

  test('a form of another site is not run, with or without a cookie', async () => {
    const response = await api.send({
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'text/plain', cookie: 'session=1' },
      body: BODY,
    })

    expect(response.status).toBe(415)
  })
})
