import net from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { NOW } from '../../api.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { type Routes, sealer, serveRoutes } from '../routes.ts'
import { createSender, makeEvent, minutesLater, type Sender } from '../world.ts'

const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
const PAGE = 'https://pay.example/invoice?number=7&from=mail#amount'

let testDatabase: TestDatabase
let routes: Routes
let sender: Sender

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  routes = await serveRoutes(testDatabase)
})
beforeEach(async () => {
  sender = await createSender(testDatabase.database)
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(async () => {
  await routes.close()
  await testDatabase.drop()
})

/** An email that was handed over, with one link, and the addresses in its copies. */
async function tracked(addresses: string[] = ['kim@buyer.example']) {
  const { organizationId } = sender
  const made = await sender.email(addresses)
  await sender.record(
    made.recipientIds.map((recipientId) =>
      makeEvent({ emailId: made.id, recipientId, type: 'SENT', source: null }),
    ),
  )
  await testDatabase.database.emailLink.create({
    data: { organizationId, emailId: made.id, position: 0, url: PAGE },
  })
  const sealed = (purpose: 'open' | 'click' | 'unsubscribe', recipient = 0, link = 0) =>
    sealer.seal(purpose, { organizationId, recipientId: made.recipientIds[recipient] ?? '', link })
  return {
    ...made,
    pixel: `/t/o/${sealed('open')}.gif`,
    link: `/t/c/${sealed('click')}`,
    strangeLink: `/t/c/${sealed('click', 0, 9)}`,
    unsubscribe: `/u/${sealed('unsubscribe')}`,
    sealed,
  }
}

describe('the pixel', () => {
  test('is an image that nobody keeps, and its visit an open of that recipient', async () => {
    const { id, pixel } = await tracked(['kim@buyer.example', 'lee@buyer.example'])
    const response = await routes.ask(pixel, { headers: BROWSER })

    const { email, recipients } = await sender.stored(id)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/gif')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 6)
        .toString(),
    ).toBe('GIF89a')
    expect(email).toMatchObject({ openedAt: NOW, humanOpenedAt: NOW, deliveryStatus: 'OPENED' })
    expect(recipients.map(({ firstOpenedAt }) => firstOpenedAt)).toEqual([NOW, null])
    expect(await sender.eventsOf(id)).toContainEqual(
      expect.objectContaining({ type: 'OPENED', ipAddress: '127.0.0.1', userAgent: BROWSER['user-agent'] }),
    )
  })

  test.each([
    ['by HEAD', 'HEAD', BROWSER],
    ['by the proxy of Apple', 'GET', { 'user-agent': 'Mozilla/5.0' }],
    ['by a browser that loads ahead', 'GET', { ...BROWSER, 'sec-purpose': 'prefetch;prerender' }],
  ])('is opened by no person %s', async (_name, method, headers) => {
    const { id, pixel } = await tracked()
    const response = await routes.ask(pixel, { method, headers })

    const { email } = await sender.stored(id)
    expect(response.status).toBe(200)
    expect(email).toMatchObject({ openedAt: NOW, humanOpenedAt: null })
  })

  test('is an image also for a token that was not sealed here, and records nothing', async () => {
    const { id, sealed } = await tracked()
    for (const path of [
      '/t/o/nonsense.gif',
      `/t/o/${sealed('click')}.gif`,
      `/t/o/${changed(sealed('open'))}.gif`,
    ]) {
      const response = await routes.ask(path, { headers: BROWSER })
      expect(response.status).toBe(200)
    }

    expect((await sender.stored(id)).email.openedAt).toBeNull()
  })
})

describe('a link', () => {
  test.each(['sec-purpose', 'purpose', 'x-moz'])(
    'that a browser loads ahead by %s is clicked by a program',
    async (name) => {
      const { id, link } = await tracked()
      const response = await routes.ask(link, { headers: { ...BROWSER, [name]: 'prefetch' } })

      expect(response.headers.get('location')).toBe(PAGE)
      expect(await sender.eventsOf(id)).toContainEqual(
        expect.objectContaining({ type: 'CLICKED', isMachine: true }),
      )
      expect((await sender.stored(id)).email.humanOpenedAt).toBeNull()
    },
  )

  test('leads to the address of the letter, records the click, and reaches out to nobody', async () => {
    const { id, link } = await tracked()
    // Everything goes through here, the database's connections aside, which are open.
    await sender.stored(id)
    const response = await routes.ask(link, { headers: BROWSER })
    const connect = vi.spyOn(net.Socket.prototype, 'connect')
    for (let visit = 0; visit < 20; visit++) await routes.ask(link, { method: 'HEAD' })
    const elsewhere = connect.mock.calls.filter((call) => !JSON.stringify(call).includes('127.0.0.1'))

    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe(PAGE)
    expect(elsewhere).toEqual([])
    expect((await sender.stored(id)).email).toMatchObject({
      clickedAt: NOW,
      humanOpenedAt: NOW,
      deliveryStatus: 'CLICKED',
    })
    const [click] = (await sender.eventsOf(id)).filter(({ type }) => type === 'CLICKED')
    expect(click).toMatchObject({ url: PAGE })
  })

  test('leads nowhere for a token, a link or an address that is not the letter’s', async () => {
    const { link, strangeLink, sealed } = await tracked()
    const statuses: [number, string | null][] = []
    for (const path of [
      '/t/c/nonsense',
      strangeLink,
      `/t/c/${sealed('open')}`,
      `${link}x`,
      `${link}/https://evil.example`,
      '/t/x/nonsense',
    ]) {
      const { status, headers } = await routes.ask(path, { headers: BROWSER })
      statuses.push([status, headers.get('location')])
    }
    const { headers } = await routes.ask(`${link}?url=https://evil.example`, { headers: BROWSER })

    expect(statuses).toEqual(Array.from({ length: 6 }, () => [404, null]))
    expect(headers.get('location')).toBe(PAGE)
  })

  test('is not led anywhere else while the database is away', async () => {
    const away = await createTestDatabase()
    const lone = await serveRoutes(away)
    await away.drop()
    const { link } = await tracked()

    const response = await lone.ask(link, { headers: BROWSER })
    await lone.close()

    expect(response.status).toBe(503)
    expect(response.headers.get('location')).toBeNull()
  })
})

describe('unsubscribing', () => {
  const oneClick = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  }

  test('takes one POST without a cookie or a redirection, and holds at once', async () => {
    const { id, unsubscribe } = await tracked()
    const response = await routes.ask(unsubscribe, oneClick)

    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await sender.suppressions()).toMatchObject([
      { address: 'kim@buyer.example', reason: 'UNSUBSCRIBE' },
    ])
    expect((await sender.eventsOf(id)).filter(({ type }) => type === 'UNSUBSCRIBED')).toHaveLength(1)
  })

  test('is not done by looking at the page, which can only post to itself', async () => {
    const { unsubscribe } = await tracked()
    const response = await routes.ask(unsubscribe, { headers: { accept: 'text/html' } })
    await routes.ask(unsubscribe, { method: 'HEAD' })

    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<form method="post">')
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(await sender.suppressions()).toEqual([])
  })

  test('is for the address of the path, whatever the body says', async () => {
    const { unsubscribe, sealed } = await tracked(['kim@buyer.example', 'lee@buyer.example'])
    await routes.ask(unsubscribe, {
      ...oneClick,
      body: `token=${sealed('unsubscribe', 1)}&email=lee@buyer.example`,
    })

    expect((await sender.suppressions()).map(({ address }) => address)).toEqual(['kim@buyer.example'])
  })

  test('is said once however often it is posted, and anew after it was lifted', async () => {
    const { id, unsubscribe } = await tracked()
    const count = async () => (await sender.eventsOf(id)).filter(({ type }) => type === 'UNSUBSCRIBED').length
    await routes.ask(unsubscribe, oneClick)
    await routes.ask(unsubscribe, oneClick)
    const twice = await count()
    await testDatabase.database.suppression.deleteMany({ where: { organizationId: sender.organizationId } })
    await routes.ask(unsubscribe, oneClick)

    expect(twice).toBe(1)
    expect(await sender.suppressions()).toHaveLength(1)
  })

  test('knows no token that was not sealed for it, and no other method', async () => {
    const { unsubscribe, sealed } = await tracked()
    const bad = await routes.ask(`/u/${sealed('open')}`, oneClick)
    const put = await routes.ask(unsubscribe, { ...oneClick, method: 'PUT' })

    expect([bad.status, put.status]).toEqual([404, 405])
    expect(minutesLater(0) < NOW).toBe(true)
  })
})

/** With another character in the middle. */
function changed(token: string): string {
  return token.slice(0, 40) + (token[40] === 'A' ? 'B' : 'A') + token.slice(41)
}
