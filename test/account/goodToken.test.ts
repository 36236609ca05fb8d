import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, NOW, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

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

describe('with a good token', () => {
  test.each(['Bearer', 'bearer', 'BEARER'])(
    '%s is taken: the name of a scheme has no case',
    async (scheme) => {
      const { response, text } = await send(`${scheme} ${token}`, '{ viewer { isReadOnly } }')

      expect(response.status).toBe(200)
      expect(JSON.parse(text)).toMatchObject({ data: { viewer: { isReadOnly: false } } })
    },
  )

  test('a read-only token reads', async () => {
    const { userId } = (await api.database.apiToken.findFirst()) ?? { userId: '' }
    const readOnly = await api.tokenOf(userId, { isReadOnly: true })

    const { data, errors } = await api.ask(readOnly, '{ viewer { isReadOnly } invoices { totalCount } }')

    expect(errors).toBeUndefined()
    expect(data).toEqual({ viewer: { isReadOnly: true }, invoices: { totalCount: 0 } })
  })

  test('a token that expires later is good until then', async () => {
    const { userId } = (await api.database.apiToken.findFirst()) ?? { userId: '' }
    const lasting = await api.tokenOf(userId, { expiresAt: new Date(NOW.getTime() + 1) })

    expect((await api.ask(lasting, '{ viewer { isReadOnly } }')).status).toBe(200)
  })

  test('a token revoked is refused at the very next request', async () => {
    const { userId } = (await api.database.apiToken.findFirst()) ?? { userId: '' }
    const short = await api.tokenOf(userId)
    expect((await api.ask(short, '{ __typename }')).status).toBe(200)

    await api.database.apiToken.updateMany({ where: { lastFour: short.slice(-4) }, data: { revokedAt: NOW } })

    expect((await api.ask(short, '{ __typename }')).status).toBe(401)
  })

  test('nothing of the token is stored but its hash and last four characters', async () => {
    const rows = await api.database.$queryRaw<{ row: string }[]>`select t::text as row from api_token t`
    const stored = rows.map(({ row }) => row).join('\n')

    expect(stored).toContain(createHash('sha256').update(token).digest('hex'))
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(token.slice(0, 20))
    expect(stored).not.toContain(token.slice(3, 12))
    expect(stored).toContain(token.slice(-4))
  })
})
