import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { openSession } from '../../src/ledger/account/session.ts'
import { parseToken } from '../../src/ledger/account/token.ts'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'

// What somebody may do with the tokens of their own.

const company = useCompany({ timezone: 'Europe/Berlin' })

type UserErrors = { code: string; field: string[] }[]
type Token = {
  id: string
  name: string | null
  lastFour: string
  isReadOnly: boolean
  isSession: boolean
  isCurrent: boolean
  expiresAt: string | null
  revokedAt: string | null
}
type Created = { apiToken: Token | null; token: string | null; userErrors: UserErrors }
type Revoked = { apiToken: Token | null; userErrors: UserErrors }

const TOKEN = 'id name lastFour isReadOnly isSession isCurrent expiresAt revokedAt'
const CREATE = `mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { apiToken { ${TOKEN} } token userErrors { code field } } }`
const REVOKE = `mutation ($input: ApiTokenRevokeInput!) { apiTokenRevoke(input: $input) { apiToken { ${TOKEN} } userErrors { code field } } }`

let userId: string
let otherToken: string
let otherTokenId: string
beforeAll(async () => {
  userId = await ownerOf(company.token)
  const other = await company.ledger.user([company.organization])
  otherToken = await company.api.tokenOf(other.id, { name: 'Secret of Otto' })
  otherTokenId = (await tokensOf(otherToken))[0]?.id ?? ''
})

async function ownerOf(token: string): Promise<string> {
  const hash = parseToken(token) ?? Buffer.alloc(0)
  return (await company.api.database.apiToken.findUniqueOrThrow({ where: { hash } })).userId
}

const create = async (input: object, token = company.token) => {
  const made = await company.change<Created>(CREATE, input, token)
  if (made === undefined) throw new Error('The mutation was not answered.')
  return made
}
const revoke = (id: string, token = company.token) => company.change<Revoked>(REVOKE, { id }, token)

async function tokensOf(token: string): Promise<Token[]> {
  const { data } = await company.api.ask<{ viewer: { apiTokens: Token[] } }>(
    token,
    `{ viewer { apiTokens { ${TOKEN} } } }`,
  )
  return data?.viewer.apiTokens ?? []
}

const statusOf = async (token: string) => (await company.api.ask(token, '{ viewer { isReadOnly } }')).status

async function sessionOf(owner: { parentId?: string; isReadOnly?: boolean; expiresAt?: Date } = {}) {
  const { parentId = null, isReadOnly = false, expiresAt = null } = owner
  return openSession(company.api.database, { userId, parentId, isReadOnly, expiresAt }, NOW)
}

describe('a token of one’s own', () => {
  test('is shown once, lets in, and is refused at once when it is revoked', async () => {
    const { apiToken, token, userErrors } = await create({ name: ' Books ', isReadOnly: true })

    expect(userErrors).toEqual([])
    expect(apiToken).toMatchObject({ name: 'Books', isReadOnly: true, isSession: false, isCurrent: false })
    expect(apiToken).toMatchObject({ expiresAt: null, revokedAt: null, lastFour: token?.slice(-4) })
    expect(await statusOf(token ?? '')).toBe(200)
    expect(await tokensOf(company.token)).toContainEqual(apiToken)

    const revoked = await revoke(apiToken?.id ?? '')

    expect(revoked?.userErrors).toEqual([])
    expect(revoked?.apiToken?.revokedAt).toBe(NOW.toISOString())
    expect(await statusOf(token ?? '')).toBe(401)
    expect((await revoke(apiToken?.id ?? ''))?.userErrors).toEqual([
      { code: 'IMMUTABLE_STATE', field: ['input', 'id'] },
    ])
  })

  test('has its secret in no later answer, in no log and in no table', async () => {
    const input = { name: 'Once', idempotencyKey: 'once' }
    const { apiToken, token } = await create(input)
    const again = await create(input)

    expect(again).toMatchObject({ apiToken: { id: apiToken?.id }, token: null, userErrors: [] })
    const { database } = company.api
    const rows = await database.$queryRaw<{ row: string }[]>`
      select t::text as row from audit_entry t union all select t::text from idempotency_key t
      union all select t::text from api_token t`
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(token?.slice(3, -4))
    expect(JSON.stringify(await tokensOf(company.token))).not.toContain(token?.slice(3, -4))
  })

  test('ends at the beginning of the day that is named, where the organization is', async () => {
    const { apiToken } = await create({ name: 'Until April', expiresOn: '2026-04-01' })

    expect(apiToken?.expiresAt).toBe('2026-03-31T22:00:00.000Z')
  })

  test.each([
    [{ name: ' ' }, 'REQUIRED', 'name'],
    [{ name: 'x'.repeat(201) }, 'INVALID', 'name'],
    [{ name: 'two\nlines' }, 'INVALID', 'name'],
    [{ name: 'x', expiresOn: '2026-03-13' }, 'INVALID', 'expiresOn'],
  ])('is not made of %j', async (input, code, field) => {
    expect(await create(input)).toEqual({
      apiToken: null,
      token: null,
      userErrors: [{ code, field: ['input', field] }],
    })
  })

  test('stands in the audit log of every organization that it opens, its name in the first alone', async () => {
    const { ledger, api } = company
    const organizations = [await ledger.organization(), await ledger.organization()]
    const admin = await api.tokenOf((await ledger.admin(organizations)).id)
    const { apiToken } = await create({ name: 'Both' }, admin)

    const entries = await api.database.auditEntry.findMany({ where: { entityId: apiToken?.id ?? '' } })
    expect(entries.map(({ organizationId }) => organizationId).sort()).toEqual(
      organizations.map(({ id }) => id).sort(),
    )
    expect(entries.filter(({ changes }) => JSON.stringify(changes).includes('Both'))).toHaveLength(1)
  })
})

describe('nobody gets further by a token than before', () => {
  test('one that may only read makes none and revokes none', async () => {
    const readOnly = await company.api.tokenOf(userId, { isReadOnly: true })
    for (const [document, input] of [
      [CREATE, { name: 'x' }],
      [REVOKE, { id: otherTokenId }],
    ] as const) {
      const { errors } = await company.api.ask(readOnly, document, { input })
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
    }
  })

  test('one that ends makes none that outlasts it', async () => {
    const ending = await company.api.tokenOf(userId, { expiresAt: new Date('2026-03-20T00:00:00Z') })

    expect((await create({ name: 'As long' }, ending)).apiToken?.expiresAt).toBe('2026-03-20T00:00:00.000Z')
    expect((await create({ name: 'Longer', expiresOn: '2026-03-21' }, ending)).userErrors).toEqual([
      { code: 'INVALID', field: ['input', 'expiresOn'] },
    ])
  })

  test('nor does a session that was opened with it, while one that was opened by a link may', async () => {
    const expiresAt = new Date('2026-03-20T00:00:00Z')
    const ending = await company.api.tokenOf(userId, { expiresAt, name: 'Ending' })
    const { id: parentId } = (await tokensOf(ending)).find(({ isCurrent }) => isCurrent) ?? { id: '' }

    const byToken = await create({ name: 'By token' }, await sessionOf({ parentId, expiresAt }))
    const byLink = await create({ name: 'By link' }, await sessionOf())

    expect(byToken.apiToken?.expiresAt).toBe('2026-03-20T00:00:00.000Z')
    expect(byLink.apiToken?.expiresAt).toBeNull()
  })

  test('tokens of others are neither shown nor revoked, and are told from none by nothing', async () => {
    expect(JSON.stringify(await tokensOf(company.token))).not.toContain('Otto')
    for (const id of [otherTokenId, uuidv7(), 'x', '']) {
      expect(await revoke(id)).toEqual({
        apiToken: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['input', 'id'] }],
      })
    }
    expect(await statusOf(otherToken)).toBe(200)
  })

  test('a hundred that work are as many as one may have; those that have ended do not count', async () => {
    const person = await company.ledger.user([company.organization])
    const token = await company.api.tokenOf(person.id)
    const row = { userId: person.id, lastFour: 'AAAA' }
    const rows = Array.from({ length: 110 }, (_, index) => ({
      ...row,
      hash: randomBytes(32),
      revokedAt: index < 5 ? NOW : null,
      expiresAt: index >= 5 && index < 12 ? NOW : null,
    }))
    await company.api.database.apiToken.createMany({ data: rows })
    // 98 of them and the one that asks.
    const last = await create({ name: 'The last' }, token)

    expect(last.userErrors).toEqual([])
    expect((await create({ name: 'One more' }, token)).userErrors).toEqual([
      { code: 'TOO_MANY_ITEMS', field: ['input'] },
    ])
    await revoke(last.apiToken?.id ?? '', token)
    expect((await create({ name: 'In its place' }, token)).userErrors).toEqual([])
  })
})

describe('a session of the console', () => {
  test('stands among the tokens while it is open, and signs out by being revoked', async () => {
    const session = await sessionOf()
    const [own] = (await tokensOf(session)).filter(({ isCurrent }) => isCurrent)
    expect(own).toMatchObject({ isSession: true, name: 'Console', revokedAt: null })

    expect((await revoke(own?.id ?? ''))?.userErrors).toEqual([])

    expect(await statusOf(session)).toBe(401)
    expect((await tokensOf(company.token)).map(({ id }) => id)).not.toContain(own?.id)
  })

  test('ends with the token that it was opened with', async () => {
    const { apiToken } = await create({ name: 'Parent' })
    const session = await sessionOf({ parentId: apiToken?.id ?? '' })
    expect(await statusOf(session)).toBe(200)

    await revoke(apiToken?.id ?? '')

    expect(await statusOf(session)).toBe(401)
  })
})

test('the token that is used may be revoked by itself: the answer says so, and it is the last', async () => {
  const { token, apiToken } = await create({ name: 'Itself' })
  const answer = await revoke(apiToken?.id ?? '', token ?? '')

  expect(answer).toMatchObject({ apiToken: { isCurrent: true }, userErrors: [] })
  expect(await statusOf(token ?? '')).toBe(401)
})
