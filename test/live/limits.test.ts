import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { subscribe } from './subscribe.ts'
import { createWorld, EMAILS, INVOICES, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.api.close())

describe('refused before the stream opens', () => {
  const OF = 'subscription ($id: ID) { invoiceChanged(organizationId: $id) { uid } }'

  async function refusal(query: string, variables: object) {
    const { status, next } = await world.follow(query, variables)
    const answer = await next()
    return { status, code: answer?.errors?.[0]?.extensions?.code, message: answer?.errors?.[0]?.message }
  }

  test('an organization of others and one that does not exist, alike', async () => {
    const foreign = await refusal(OF, { id: encodeGlobalId('Organization', world.other.id) })
    const unknown = await refusal(OF, { id: uuidv7() })

    expect(foreign).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    expect(unknown).toEqual(foreign)
  })

  test('an invoice of others and one that does not exist, alike', async () => {
    const { organization, other, ledger } = world
    const invoice = await ledger.invoice(other)
    const ids = [
      encodeGlobalId('Invoice', other.id, invoice.id),
      encodeGlobalId('Invoice', organization.id, invoice.id),
      encodeGlobalId('Invoice', organization.id, uuidv7()),
      invoice.id,
      uuidv7(),
    ]
    const refusals = await Promise.all(ids.map((id) => refusal(EMAILS, { id })))

    expect(refusals[0]).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect(refusals).toEqual(ids.map(() => refusals[0]))
  })

  test('a filter that cannot be, a variable that is missing, an id that is none', async () => {
    const partyIds = Array.from({ length: 251 }, () => 'x')

    expect(await refusal(INVOICES, { where: { partyIds } })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
    })
    expect(await refusal(EMAILS, {})).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' })
    expect(await refusal(EMAILS, { id: 'nonsense' })).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: 'invoiceId: "nonsense" names no invoice: give its global id or its UUID.',
    })
  })

  test('an answer that costs too much, two subscriptions in one', async () => {
    const dear = `subscription { invoiceChanged { parties { party { invoices(first: 100) { nodes {
      outreach { emails(first: 100) { nodes { uid } } } } } } } } }`

    expect(await refusal(dear, {})).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' })
    expect(
      await refusal('subscription { a: invoiceChanged { uid } b: invoiceChanged { uid } }', {}),
    ).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' })
  })

  test('a client that takes no events, and one without a token', async () => {
    const accept = 'application/json'
    const { status } = await subscribe(world.api.send, world.token, INVOICES, { accept })

    expect(status).toBe(406)
    expect((await world.follow(INVOICES, {}, 'nonsense')).status).toBe(401)
  })

  test('everything, while PostgreSQL cannot be listened to', async () => {
    const { hub, follow } = world.anotherServer('postgresql://postgres@127.0.0.1:1/postgres')
    const { status, next } = await follow(INVOICES)

    expect(status).toBe(503)
    expect((await next())?.errors?.[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE')
    expect(hub.size).toBe(0)
  })

  test('and all of it leaves nothing behind', () => {
    expect(world.api.hub.size).toBe(0)
  })
})

test('a token has twenty subscriptions at a time', async () => {
  const { api, user, follow } = world
  const token = await api.tokenOf(user.id)
  const open = await Promise.all(Array.from({ length: 20 }, () => follow(INVOICES, {}, token)))
  const tooMany = await follow(INVOICES, {}, token)

  expect(open.map(({ status }) => status)).toEqual(open.map(() => 200))
  expect(tooMany.status).toBe(429)
  expect((await tooMany.next())?.errors?.[0]?.extensions?.code).toBe('RATE_LIMITED')
  expect((await follow(INVOICES)).status).toBe(200)

  await open[0]?.close()
  expect((await follow(INVOICES, {}, token)).status).toBe(200)
})

describe('a client that is slow', () => {
  const count = 1_000

  /** The stream, and an invoice whose emails it tells of. Nothing is read until the client reads. */
  async function slowStream() {
    const { organization, ledger, follow } = world
    const invoice = await ledger.invoice(organization)
    const email = await ledger.email(organization, {}, { invoiceIds: [invoice.id] })
    const id = encodeGlobalId('Invoice', organization.id, invoice.id)
    const [slow, quick] = [await follow(EMAILS, { id }), await follow(EMAILS, { id })]
    return { invoiceIds: [invoice.id], email, slow, quick }
  }

  test('gets what has changed many times once', async () => {
    const { organization, ledger, announce } = world
    const { invoiceIds, email, slow, quick } = await slowStream()
    const last = await ledger.email(organization, {}, { invoiceIds })

    for (let index = 0; index < 50; index++) {
      await announce(organization.id, [{ kind: 'EMAIL', emailId: email.id, invoiceIds }])
    }
    await announce(organization.id, [{ kind: 'EMAIL', emailId: last.id, invoiceIds }])
    // The slow one is told of everything as soon as the quick one has heard the last.
    for (let heard: unknown; heard !== last.id; ) {
      const answer = await quick.next()
      if (answer === null || answer === undefined) throw new Error('The quick stream has ended.')
      heard = (answer.data?.emailDeliveryChanged as { uid: string } | undefined)?.uid
    }
    const heard = [await slow.next(), await slow.next()]

    expect(heard).toMatchObject([
      { data: { emailDeliveryChanged: { uid: email.id } } },
      { data: { emailDeliveryChanged: { uid: last.id } } },
    ])
  })

  test('is told that it is too slow when more than 1,000 changes wait for it', async () => {
    const { organization, announce, api } = world
    const { invoiceIds, email, slow } = await slowStream()
    const before = api.hub.size
    const changes = Array.from({ length: count + 1 }, () => uuidv7())

    await announce(organization.id, [
      { kind: 'EMAIL', emailId: email.id, invoiceIds },
      ...changes.map((emailId) => ({ kind: 'EMAIL' as const, emailId, invoiceIds })),
    ])
    await expect.poll(() => api.hub.size).toBeLessThan(before)

    expect((await slow.next())?.errors?.[0]?.extensions?.code).toBe('RATE_LIMITED')
    expect(await slow.next()).toBeNull()
  })
})
