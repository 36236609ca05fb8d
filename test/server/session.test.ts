import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSignInLink } from '../../src/ledger/account/signInLink.ts'
import { NOW } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { type FrontDoor, openFrontDoor, type Reply } from './frontDoor.ts'

// Signing in to the console and out again, as a browser does it.

let clock = NOW
let door: FrontDoor
let userId: string
beforeAll(async () => {
  door = await openFrontDoor({ now: () => clock, isDemo: true })
  userId = (await door.api.database.apiToken.findFirstOrThrow()).userId
})
afterAll(() => door.close())
beforeEach(() => {
  clock = NOW
})

const MINUTE = 60_000
const DAY = 86_400_000
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)

type Session = { csrfToken: string | null; userId: string | null; isDemoOffered: boolean }
const bodyOf = ({ body }: Reply) => JSON.parse(body.toString()) as Session & { errors?: unknown }

const PATH = '/console/session'
const JSON_TYPE = { 'content-type': 'application/json' }
const post = (body: object, headers: Record<string, string> = {}) =>
  door.send('POST', PATH, { ...JSON_TYPE, ...headers }, JSON.stringify(body))
const linkFor = async (id: string) => (await createSignInLink(door.api.database, id, clock)).secret

/** Signed in, as the browser keeps it. */
async function enter(credentials: object): Promise<{ cookie: string; csrfToken: string; token: string }> {
  const reply = await post(credentials)
  expect(reply.status).toBe(200)
  const cookie = reply.headers['set-cookie']?.split(';')[0] ?? ''
  return { cookie, csrfToken: bodyOf(reply).csrfToken ?? '', token: cookie.split('=')[1] ?? '' }
}

async function read(headers: Record<string, string>): Promise<{ status: number; reason?: string }> {
  const { status, body } = await door.send(
    'POST',
    '/graphql',
    { ...JSON_TYPE, ...headers },
    '{"query":"{ viewer { isReadOnly } }"}',
  )
  const { errors } = JSON.parse(body.toString()) as { errors?: { extensions: { reason: string } }[] }
  return errors === undefined ? { status } : { status, reason: errors[0]?.extensions.reason ?? '' }
}

const asPage = ({ cookie, csrfToken }: { cookie: string; csrfToken: string }) => ({
  cookie,
  'x-csrf-token': csrfToken,
})
const leave = (session: { cookie: string; csrfToken: string }, everywhere = false) => {
  const body = JSON.stringify({ everywhere })
  // Of this method the length is not said by itself.
  const headers = { ...JSON_TYPE, 'content-length': String(body.length), ...asPage(session) }
  return door.send('DELETE', PATH, headers, body)
}

describe('somebody signs in', () => {
  test('by a token, which the cookie does not hold, and reads', async () => {
    const session = await enter({ token: door.token })

    expect(session.token).not.toBe(door.token)
    expect(await read(asPage(session))).toEqual({ status: 200 })
    expect(bodyOf(await door.send('GET', PATH, { cookie: session.cookie }))).toEqual({
      csrfToken: session.csrfToken,
      userId,
      isDemoOffered: true,
    })
  })

  test('to a demo ledger without anything', async () => {
    expect(await read(asPage(await enter({ demo: true })))).toEqual({ status: 200 })
  })

  test('by a link, once', async () => {
    const link = await linkFor(userId)

    expect(await read(asPage(await enter({ link })))).toEqual({ status: 200 })
    expect((await post({ link })).status).toBe(401)
  })

  test('by a link of which two are sent at the same time, once', async () => {
    const link = await linkFor(userId)
    const replies = await Promise.all([post({ link }), post({ link }), post({ link })])

    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  })

  test('by a link for a quarter of an hour', async () => {
    const [early, late] = [await linkFor(userId), await linkFor(userId)]

    clock = later(15 * MINUTE - 1)
    expect((await post({ link: early })).status).toBe(200)
    clock = later(15 * MINUTE)
    expect((await post({ link: late })).status).toBe(401)
  })

  test.each([
    ['no token', { token: 'dg_x' }, 401],
    ['nothing', {}, 400],
    ['a list', [], 400],
    ['a demo that is not meant', { demo: false }, 400],
  ])('not by %s', async (_name, body, status) => {
    const reply = await post(body)

    expect(reply.status).toBe(status)
    expect(reply.headers['set-cookie']).toBeUndefined()
  })

  test('not by the token of a session, nor by one that has ended', async () => {
    const session = await enter({ token: door.token })
    const expired = await door.api.tokenOf(userId, { expiresAt: NOW })

    expect((await post({ token: session.token })).status).toBe(401)
    expect((await post({ token: expired })).status).toBe(401)
  })

  test('not by a form of another page', async () => {
    const body = JSON.stringify({ demo: true })
    const form = await door.send('POST', PATH, { 'content-type': 'text/plain' }, body)

    expect(form.status).toBe(400)
    for (const site of ['cross-site', 'same-site']) {
      expect((await post({ demo: true }, { 'sec-fetch-site': site })).status).toBe(403)
    }
    expect((await post({ demo: true }, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })
})

describe('the cookie', () => {
  test('is read by no script and sent by no other site', async () => {
    const cookie = (await post({ demo: true })).headers['set-cookie'] ?? ''

    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=604800',
      'Path=/',
      'SameSite=Strict',
    ])
  })

  test('goes over TLS alone, where there is TLS', async () => {
    const secure = await openFrontDoor({ hasTls: true, isDemo: true })
    const { headers } = await secure.send('POST', PATH, JSON_TYPE, '{"demo":true}')
    await secure.close()

    expect(headers['set-cookie']).toMatch(/^__Host-duegraph_session=dg_\w+; /)
    expect(headers['set-cookie']).toContain('; Secure')
    expect(headers['set-cookie']).not.toContain('Domain')
  })

  test('opens nothing by itself, or with what belongs to another session', async () => {
    const { cookie } = await enter({ demo: true })
    const { csrfToken } = await enter({ demo: true })

    expect(await read({ cookie })).toEqual({ status: 401, reason: 'UNPROVEN' })
    expect(await read({ cookie, 'x-csrf-token': '' })).toEqual({ status: 401, reason: 'UNPROVEN' })
    expect(await read({ cookie, 'x-csrf-token': csrfToken })).toEqual({ status: 401, reason: 'UNPROVEN' })
  })

  test('counts for nothing beside a header that is no good', async () => {
    const session = await enter({ demo: true })

    expect(await read({ ...asPage(session), authorization: 'Bearer x' })).toEqual({
      status: 401,
      reason: 'MALFORMED',
    })
  })
})

describe('a session ends', () => {
  test('at once for who signs out, and for nobody else', async () => {
    const [leaving, staying] = [await enter({ demo: true }), await enter({ demo: true })]

    const reply = await leave(leaving)

    expect(reply.headers['set-cookie']).toContain('Max-Age=0')
    expect(await read(asPage(leaving))).toEqual({ status: 401, reason: 'REVOKED' })
    expect(await read(asPage(staying))).toEqual({ status: 200 })
    expect(bodyOf(await door.send('GET', PATH, { cookie: leaving.cookie })).csrfToken).toBeNull()
  })

  test('everywhere: all of the same person, none of anybody else, and no token', async () => {
    const ledger = createLedger(door.api.database)
    const other = await ledger.user([door.organization])
    const own = [await enter({ demo: true }), await enter({ link: await linkFor(userId) })] as const
    const foreign = await enter({ link: await linkFor(other.id) })

    await leave(own[0], true)

    for (const session of own) expect((await read(asPage(session))).status).toBe(401)
    expect(await read(asPage(foreign))).toEqual({ status: 200 })
    expect(await read({ authorization: `Bearer ${door.token}` })).toEqual({ status: 200 })
  })

  test('not by a request that only has the cookie', async () => {
    const session = await enter({ demo: true })

    const reply = await leave({ ...session, csrfToken: '' })

    expect(reply.status).toBe(403)
    expect(await read(asPage(session))).toEqual({ status: 200 })
  })

  test('with the token that it was opened with, also where that is revoked by hand', async () => {
    const token = await door.api.tokenOf(userId, { name: 'Parent' })
    const session = await enter({ token })
    const { database } = door.api

    await database.apiToken.updateMany({ where: { name: 'Parent' }, data: { revokedAt: NOW } })

    expect(await read(asPage(session))).toEqual({ status: 401, reason: 'REVOKED' })
    expect((await post({ token })).status).toBe(401)
  })

  test('no later than that token does', async () => {
    const token = await door.api.tokenOf(userId, { expiresAt: later(DAY) })
    const session = await enter({ token })

    clock = later(DAY - 1)
    expect(await read(asPage(session))).toEqual({ status: 200 })
    clock = later(DAY)
    expect(await read(asPage(session))).toEqual({ status: 401, reason: 'EXPIRED' })
  })

  test('after a week', async () => {
    const session = await enter({ demo: true })

    clock = later(7 * DAY - 1)
    expect(await read(asPage(session))).toEqual({ status: 200 })
    clock = later(7 * DAY)
    expect((await read(asPage(session))).status).toBe(401)
    expect(bodyOf(await door.send('GET', PATH, { cookie: session.cookie })).csrfToken).toBeNull()
  })

  test('and may do no more than what it was opened with', async () => {
    const token = await door.api.tokenOf(userId, { isReadOnly: true })
    const session = await enter({ token })
    const query = 'mutation { apiTokenCreate(input: { name: "More" }) { userErrors { code } } }'

    const reply = await door.send(
      'POST',
      '/graphql',
      { ...JSON_TYPE, ...asPage(session) },
      JSON.stringify({ query }),
    )

    expect(reply.body.toString()).toContain('FORBIDDEN')
  })
})
