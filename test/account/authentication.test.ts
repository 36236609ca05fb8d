import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createToken } from '../../src/ledger/account/token.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let token: string
let bad: Record<string, string | null>

beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const user = await ledger.user([await ledger.organization()])
  token = await api.tokenOf(user.id)
  const revoked = await api.tokenOf(user.id)
  await api.database.apiToken.updateMany({
    where: { lastFour: revoked.slice(-4) },
    data: { revokedAt: new Date(NOW.getTime() - 1) },
  })
  const expired = await api.tokenOf(user.id, { expiresAt: new Date(NOW.getTime()) })
  const hash = createHash('sha256').update(token).digest('hex')
  const last = token.endsWith('0') ? '1' : '0'
  bad = {
    'no header': null,
    'an empty header': '',
    'no scheme': token,
    'Basic with the token': `Basic ${Buffer.from(`x:${token}`).toString('base64')}`,
    'another scheme': `Token ${token}`,
    'a scheme that begins alike': `Bearers ${token}`,
    'the scheme alone': 'Bearer',
    'the scheme and a blank': 'Bearer ',
    'two blanks': `Bearer  ${token}`,
    'two tokens': `Bearer ${token} ${token}`,
    'something that is no token': 'Bearer abc',
    'a token with a wrong checksum': `Bearer ${token.slice(0, -1)}${last}`,
    'a well-formed token that nobody has': `Bearer ${createToken()}`,
    'an expired token': `Bearer ${expired}`,
    'a revoked token': `Bearer ${revoked}`,
    'the first half of a token': `Bearer ${token.slice(0, token.length / 2)}`,
    'a token in upper case': `Bearer ${token.toUpperCase()}`,
    'the hash of a token, as stored': `Bearer ${hash}`,
    'the hash with the prefix': `Bearer dg_${hash}`,
    SQL: "Bearer dg_' or '1'='1",
    'a very long token': `Bearer dg_${'A'.repeat(100_000)}`,
  }
})
afterAll(() => api.close())

/** Where it is not that the header, or the token in it, is malformed. */
const reasons = new Map([
  ['no header', 'MISSING'],
  ['an empty header', 'MISSING'],
  ['a well-formed token that nobody has', 'UNKNOWN'],
  ['an expired token', 'EXPIRED'],
  ['a revoked token', 'REVOKED'],
])

const OPERATIONS = [
  '{ viewer { isReadOnly } }',
  '{ __schema { types { name } } }',
  '{ invoice }',
  '{ invoicez { totalCont } }',
  'mutation { deleteEverything }',
  '{ this is not GraphQL',
]

async function send(authorization: string | null, query: string, path = '/graphql') {
  const response = await api.send(
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
      body: JSON.stringify({ query }),
    },
    path,
  )
  return { response, text: await response.text() }
}

describe('without a good token', () => {
  test('everything gets a 401 that says why, and nothing of what was asked', async () => {
    for (const [name, authorization] of Object.entries(bad)) {
      const texts = new Set<string>()
      for (const query of OPERATIONS) {
        const { response, text } = await send(authorization, query)

        expect(response.status, name).toBe(401)
        expect(response.headers.get('www-authenticate'), name).toBe('Bearer')
        expect(response.headers.get('x-request-id'), name).toMatch(/^[0-9a-f-]{36}$/)
        expect(JSON.parse(text), name).toMatchObject({
          errors: [
            {
              extensions: { code: 'UNAUTHENTICATED', status: 401, reason: reasons.get(name) ?? 'MALFORMED' },
            },
          ],
        })
        texts.add(text)
      }
      expect(texts.size, name).toBe(1)
      expect([...texts][0]).not.toMatch(/invoice|viewer|Did you mean|Cannot query|Syntax/i)
    }

    expect(Object.keys(bad).length).toBeGreaterThan(15)
  })

  test('that one has ended is told to who holds it alone', async () => {
    const { text } = await send(bad['a well-formed token that nobody has'] ?? '', '{ __typename }')

    expect(text).not.toMatch(/expired|revoked/)
    expect((await send(bad['a revoked token'] ?? '', '{ __typename }')).text).toContain('revoked')
    expect((await send(bad['an expired token'] ?? '', '{ __typename }')).text).toContain('expired')
  })

  test.each(['token', 'access_token', 'authorization', 'api_key'])(
    'in the query string as %s: 401',
    async (name) => {
      const { response } = await send(null, '{ __typename }', `/graphql?${name}=${token}`)

      expect(response.status).toBe(401)
    },
  )

  test('a GET shows nothing either', async () => {
    for (const query of OPERATIONS) {
      const response = await api.send({}, `/graphql?query=${encodeURIComponent(query)}`)
      const text = await response.text()

      expect(response.status, query).toBe(401)
      expect(text).not.toMatch(/Did you mean|Cannot query|Syntax/i)
    }
  })
})
