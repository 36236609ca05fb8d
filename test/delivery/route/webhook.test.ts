import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../../src/graph/globalId.ts'
import { NOW } from '../../api.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { type Routes, serveRoutes } from '../routes.ts'
import { createSender, makeEvent, minutesLater, SENT_AT, type Sender } from '../world.ts'
import { signed, strangersKey, VERIFICATION_KEY } from './signed.ts'

let testDatabase: TestDatabase
let routes: Routes
let sender: Sender
let now = NOW
const visited: string[] = []

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  routes = await serveRoutes(testDatabase, {
    now: () => now,
    tools: {
      fetchText: (url) => {
        visited.push(url)
        return Promise.reject(new Error('Nobody answers.'))
      },
    },
  })
})
beforeEach(async () => {
  now = NOW
  await routes.forgetJobs()
  sender = await createSender(testDatabase.database)
})
afterAll(async () => {
  await routes.close()
  await testDatabase.drop()
})

async function endpointOf({ organizationId }: Sender, provider = 'sendgrid', secret = VERIFICATION_KEY) {
  const { id } = await testDatabase.database.webhookEndpoint.create({
    data: { organizationId, provider, secret, createdAt: SENT_AT },
  })
  const path = `/webhooks/${provider}/${encodeGlobalId('WebhookEndpoint', organizationId, id)}`
  const counts = async () => {
    const where = { organizationId_id: { organizationId, id } }
    const row = await testDatabase.database.webhookEndpoint.findUniqueOrThrow({ where })
    return [row.receivedCount, row.eventCount, row.ignoredCount, row.refusedCount].map(Number)
  }
  const revoke = () =>
    testDatabase.database.webhookEndpoint.updateMany({
      where: { organizationId, id },
      data: { revokedAt: now },
    })
  return { id, path, counts, revoke }
}

let count = 0
const told = (messageId: string, email: string, event = 'delivered') => ({
  event,
  email,
  'smtp-id': `<${messageId}>`,
  sg_event_id: `sg ${++count}`,
  timestamp: minutesLater(3).getTime() / 1_000,
})

const eventsOf = ({ organizationId }: Sender) =>
  testDatabase.database.emailEvent.count({ where: { organizationId } })

describe('an authentic request', () => {
  test('is answered when its reports are safe, and what is not about our emails is only counted', async () => {
    const { path, counts } = await endpointOf(sender)
    const { id, messageId } = await sender.email(['kim@buyer.example', 'lee@buyer.example'])
    const body = [
      told(messageId, 'LEE@buyer.example'),
      told('nobody@mail.example', 'kim@buyer.example'),
      { event: 'group_resubscribe', email: 'kim@buyer.example' },
    ]
    const response = await routes.ask(path, signed(body, { at: NOW }))
    const accepted = await response.json()
    const before = await counts()
    const outcomes = await routes.workOff()

    expect([response.status, accepted]).toEqual([200, { accepted: 2, ignored: 1 }])
    expect(before).toEqual([1, 0, 1, 0])
    expect(outcomes).toEqual(['DONE'])
    expect(await counts()).toEqual([1, 1, 2, 0])
    expect((await sender.stored(id)).recipients).toMatchObject([
      { deliveryStatus: 'QUEUED' },
      { deliveryStatus: 'DELIVERED', deliveredAt: minutesLater(3) },
    ])
  })

  test('that comes a hundred times is recorded once', async () => {
    const { path, counts } = await endpointOf(sender)
    const { id, messageId } = await sender.email(['kim@buyer.example'])
    const request = signed([told(messageId, 'kim@buyer.example')], { at: NOW })
    const answers = await Promise.all(Array.from({ length: 100 }, () => routes.ask(path, request)))
    await routes.workOff()

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await sender.eventsOf(id)).toHaveLength(1)
    expect(await counts()).toEqual([100, 100, 0, 0])
  })

  test('of one organization about an email of another changes nothing there', async () => {
    const other = await createSender(testDatabase.database, 'Elsewhere')
    const theirs = await other.email(['kim@buyer.example'])
    const before = await other.stored(theirs.id)
    const { path, counts } = await endpointOf(sender)
    const response = await routes.ask(
      path,
      signed([told(theirs.messageId, 'kim@buyer.example', 'bounce')], { at: NOW }),
    )
    await routes.workOff()

    expect(response.status).toBe(200)
    expect(await other.stored(theirs.id)).toEqual(before)
    expect(await eventsOf(other)).toBe(0)
    expect(await counts()).toEqual([1, 0, 1, 0])
  })

  test('about an email sent over thirty days ago is ignored where it tells of a bounce', async () => {
    const { path, counts } = await endpointOf(sender)
    const sentAt = new Date(NOW.getTime() - 31 * 86_400_000)
    const { id, messageId } = await sender.email(['kim@buyer.example'], { sentAt })
    const body = [
      told(messageId, 'kim@buyer.example', 'bounce'),
      told(messageId, 'kim@buyer.example', 'spamreport'),
    ]
    await routes.ask(path, signed(body, { at: NOW }))
    await routes.workOff()

    expect((await sender.eventsOf(id)).map(({ type }) => type)).toEqual(['COMPLAINED'])
    expect(await counts()).toEqual([1, 1, 1, 0])
  })

  test('with a body that is none is refused as such', async () => {
    const { path } = await endpointOf(sender)
    const response = await routes.ask(path, signed('[{', { at: NOW }))

    expect(response.status).toBe(400)
  })

  test('is to be repeated where it cannot be kept', async () => {
    const { path } = await endpointOf(sender)
    const away = await createTestDatabase()
    const lone = await serveRoutes(away, { now: () => now })
    await away.drop()
    const response = await lone.ask(path, signed([], { at: NOW }))
    await lone.close()

    expect(response.status).toBe(503)
  })
})

describe('a request is a stranger’s', () => {
  test.each([
    ['without a signature', () => ({ method: 'POST', body: '[]' })],
    ['with the signature of another key', () => signed([], { at: NOW, key: strangersKey })],
    ['with a signature of yesterday', () => signed([], { at: new Date(NOW.getTime() - 25 * 3_600_000) })],
    ['with a signature cut short', () => cutShort(signed([], { at: NOW }))],
    ['with another body than the signed one', () => ({ ...signed([], { at: NOW }), body: '[{}]' })],
  ])('%s', async (_name, request) => {
    const { path, counts } = await endpointOf(sender)
    const response = await routes.ask(path, request())

    expect(response.status).toBe(401)
    expect(await routes.jobs()).toEqual([])
    expect(await counts()).toEqual([0, 0, 0, 1])
  })

  test('at an endpoint that is unknown, of another organization, another service’s or revoked', async () => {
    const other = await createSender(testDatabase.database, 'Elsewhere')
    const ours = await endpointOf(sender)
    const theirs = await endpointOf(other, 'sendgrid', 'a secret of their own')
    const unknown = `/webhooks/sendgrid/${encodeGlobalId('WebhookEndpoint', sender.organizationId, theirs.id)}`
    const wrong = ours.path.replace('sendgrid', 'postmark')
    const statuses: number[] = []
    for (const path of [
      unknown,
      theirs.path,
      wrong,
      '/webhooks/sendgrid/nonsense',
      '/webhooks/carrierpigeon/x',
    ]) {
      statuses.push((await routes.ask(path, signed([], { at: NOW }))).status)
    }

    expect(statuses).toEqual([401, 401, 401, 401, 404])
    expect(await routes.jobs()).toEqual([])
  })

  test('five seconds after the endpoint was revoked', async () => {
    const { path, revoke, counts } = await endpointOf(sender)
    const before = await routes.ask(path, signed([], { at: now }))
    await revoke()
    now = new Date(NOW.getTime() + 5_000)
    const after = await routes.ask(path, signed([], { at: now }))

    expect([before.status, after.status]).toEqual([200, 401])
    expect(await counts()).toEqual([1, 0, 0, 1])
  })

  test('where it comes with a signature that has been used for another body', async () => {
    const { path } = await endpointOf(sender, 'mailgun', 'signing key')
    const { messageId } = await sender.email(['kim@buyer.example'])
    const timestamp = String(NOW.getTime() / 1_000)
    const token = `token ${++count}`
    const signature = createHmac('sha256', 'signing key')
      .update(timestamp + token)
      .digest('hex')
    const request = (recipient: string): RequestInit => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        signature: { timestamp, token, signature },
        'event-data': { event: 'delivered', recipient, message: { headers: { 'message-id': messageId } } },
      }),
    })
    const statuses: number[] = []
    for (const recipient of ['kim@buyer.example', 'lee@buyer.example', 'kim@buyer.example']) {
      statuses.push((await routes.ask(path, request(recipient))).status)
    }

    expect(statuses).toEqual([200, 401, 200])
  })
})

describe('an endpoint', () => {
  test('takes POST only, and no more than five mebibytes', async () => {
    const { path } = await endpointOf(sender)
    const get = await routes.ask(path)
    const long = await routes.ask(path, signed(`["${'x'.repeat(10_000_000)}"]`, { at: NOW }))

    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    expect(long.status).toBe(413)
  })

  test('visits only what is signed: a certificate of SNS, and no address that a stranger names', async () => {
    const topic = 'arn:aws:sns:eu-central-1:123456789012:mail'
    const { path } = await endpointOf(sender, 'ses', topic)
    const message = (SigningCertURL: string) => ({
      method: 'POST',
      body: JSON.stringify({
        Type: 'SubscriptionConfirmation',
        MessageId: 'one',
        Token: 'token',
        TopicArn: topic,
        Message: 'You have chosen',
        SubscribeURL: 'https://evil.example/subscribe',
        Timestamp: NOW.toISOString(),
        SignatureVersion: '2',
        Signature: 'AAAA',
        SigningCertURL,
      }),
    })
    visited.length = 0
    const forged = await routes.ask(path, message('https://evil.example/cert.pem'))
    const atFault = await routes.ask(path, message('https://sns.eu-central-1.amazonaws.com/cert.pem'))

    expect([forged.status, atFault.status]).toEqual([401, 503])
    expect(visited).toEqual(['https://sns.eu-central-1.amazonaws.com/cert.pem'])
  })
})

test('one report that cannot be recorded keeps no other from it', async () => {
  const { path } = await endpointOf(sender)
  const { id, messageId, recipientIds } = await sender.email(['kim@buyer.example'])
  await sender.record([makeEvent({ emailId: id, recipientId: recipientIds[0] ?? null, type: 'SENT' })])
  await routes.ask(path, signed([told(messageId, 'kim@buyer.example')], { at: NOW }))
  await routes.ask(path, signed([told(messageId, 'kim@buyer.example', 'open')], { at: NOW }))
  const [first] = await routes.jobs()
  await routes.alterJob(first?.id ?? '', 'source', 'NONSENSE')
  const outcomes = await routes.workOff()

  expect(outcomes).toEqual(['RETRY', 'DONE'])
  expect((await sender.stored(id)).email.deliveryStatus).toBe('OPENED')
})

function cutShort(request: RequestInit): RequestInit {
  const headers = new Headers(request.headers)
  const name = 'x-twilio-email-event-webhook-signature'
  headers.set(name, headers.get(name)?.slice(0, -4) ?? '')
  return { ...request, headers }
}
