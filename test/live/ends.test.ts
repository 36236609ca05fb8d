import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { revokeApiToken } from '../../src/ledger/account/apiToken.ts'
import { parseToken } from '../../src/ledger/account/token.ts'
import { startServer } from '../../src/server/server.ts'
import { NOW } from '../api.ts'
import { type Subscription, subscribe } from './subscribe.ts'
import { createWorld, EMAILS, INVOICES, type World } from './world.ts'

let now = NOW
let world: World
beforeAll(async () => {
  world = await createWorld({ now: () => now, tokenInterval: 10 })
})
afterAll(() => world.api.close())

/** Proves that a stream is open: a change goes through it. */
async function expectOpen(changes: Subscription): Promise<void> {
  const { organization, ledger, comment } = world
  const invoice = await ledger.invoice(organization)
  await comment(organization.id, invoice.id)
  expect(await changes.next()).toMatchObject({ data: { invoiceChanged: { uid: invoice.id } } })
}

describe('a stream completes soon after', () => {
  test('its token is revoked, while those of other tokens go on', async () => {
    const { api, user, token, follow } = world
    const revoked = await api.tokenOf(user.id)
    const [ended, lasting] = [await follow(INVOICES, {}, revoked), await follow(INVOICES, {}, token)]
    const hash = Uint8Array.from(parseToken(revoked) ?? [])
    const { id } = await api.database.apiToken.findUniqueOrThrow({ where: { hash } })

    await revokeApiToken(api.database, id)

    expect(await ended.next()).toBeNull()
    await expectOpen(lasting)
    lasting.close()
  })

  test('its token expires', async () => {
    const { api, user, follow } = world
    const expiring = await api.tokenOf(user.id, { expiresAt: new Date(NOW.getTime() + 60_000) })
    const changes = await follow(INVOICES, {}, expiring)
    await expectOpen(changes)

    now = new Date(NOW.getTime() + 60_000)

    expect(await changes.next()).toBeNull()
    now = NOW
  })

  test('the membership ends, though the person still belongs to another organization', async () => {
    const { api, ledger, organization, other, follow } = world
    const user = await ledger.user([organization, other])
    const changes = await follow(INVOICES, {}, await api.tokenOf(user.id))
    await expectOpen(changes)

    await api.database.organizationMembership.updateMany({
      where: { organizationId: organization.id, userId: user.id },
      data: { endedAt: NOW },
    })

    expect(await changes.next()).toBeNull()
  })

  test('the connection that tells of changes is lost, and can be opened again', async () => {
    const { api, follow } = world
    const changes = await follow(INVOICES)
    await api.database.$queryRaw`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'duegraph live' and datname = current_database()`

    expect(await changes.next()).toBeNull()
    const again = await follow(INVOICES)
    await expectOpen(again)
    again.close()
  })
})

test('a stream that could not be told of a change says so and completes', async () => {
  const { api, organization, ledger, follow, announce } = world
  const invoice = await ledger.invoice(organization)
  const [filtered, plain] = [await follow(INVOICES), await follow(EMAILS, { id: invoice.id })]
  await api.database.$executeRaw`alter table invoice rename to invoice_away`
  await api.database.$executeRaw`alter table email rename to email_away`
  const change = { invoiceIds: [invoice.id] }

  await announce(organization.id, [{ kind: 'EMAIL', emailId: uuidv7(), ...change }])

  for (const changes of [filtered, plain]) {
    expect((await changes.next())?.errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR')
    expect(await changes.next()).toBeNull()
  }
  await api.database.$executeRaw`alter table invoice_away rename to invoice`
  await api.database.$executeRaw`alter table email_away rename to email`
})

test('nothing is left of a stream whose client has gone away', async () => {
  const { api, follow } = world
  const changes = await Promise.all([follow(INVOICES), follow(INVOICES)])
  expect(api.hub.size).toBe(2)

  for (const { close } of changes) close()

  expect(api.hub.size).toBe(0)
})

describe('behind a server', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  beforeAll(async () => {
    const { api } = world
    server = await startServer({ env: { host: '127.0.0.1', port: 0 }, log: pino({ level: 'silent' }) })
    server.open({ handle: api.yoga, ping: async () => {}, endStreams: api.hub.endStreams, routes: {} })
  })

  const send = (init: RequestInit) => fetch(`${server.url}/graphql`, init)

  test('nothing is left of a client whose connection broke, before or after it heard anything', async () => {
    const { api, token } = world
    const [heard, silent] = [await subscribe(send, token, INVOICES), await subscribe(send, token, INVOICES)]
    await expectOpen(heard)
    expect(api.hub.size).toBe(2)

    heard.close()
    silent.close()

    await expect.poll(() => api.hub.size).toBe(0)
  })

  // The last one: the hub takes no streams afterwards.
  test('streams complete at once when it stops, and new ones are refused', async () => {
    const { token, follow } = world
    const streams = await Promise.all(Array.from({ length: 15 }, () => subscribe(send, token, INVOICES)))

    const stopped = server.stop()

    expect(await Promise.all(streams.map(({ next }) => next()))).toEqual(streams.map(() => null))
    await stopped
    expect((await follow(INVOICES)).status).toBe(503)
  })
})
