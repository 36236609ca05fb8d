import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createReturnAddresses } from '../../../src/mail/returnAddress.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { BOUNCE_DOMAIN, type Routes, returnAddresses, serveRoutes } from '../routes.ts'
import { createSender, makeEvent, SENT_AT, type Sender } from '../world.ts'
import { autoReply, bounceMail } from './mails.ts'

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
afterAll(async () => {
  await routes.close()
  await testDatabase.drop()
})

async function post(body: string | Uint8Array<ArrayBuffer> | ReadableStream, contentType = 'message/rfc822') {
  const response = await routes.ask('/webhooks/inbound', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  })
  return { status: response.status, told: await response.json() }
}

async function handedOver(addresses: string[] = ['kim@buyer.example'], sentAt = SENT_AT) {
  const made = await sender.email(addresses)
  await sender.record(
    made.recipientIds.map((recipientId) =>
      makeEvent({ emailId: made.id, recipientId, type: 'SENT', source: null, occurredAt: sentAt }),
    ),
  )
  const returnTo = (index = 0, organizationId = sender.organizationId) =>
    returnAddresses.of(organizationId, made.recipientIds[index] ?? '')
  return { ...made, returnTo }
}

const counterOf = async (name: string) =>
  Number((await testDatabase.database.counter.findUnique({ where: { name } }))?.value ?? 0)
const bouncesOf = async (emailId: string) =>
  (await sender.eventsOf(emailId)).filter(({ type }) => type === 'BOUNCED')

describe('a bounce mail', () => {
  test('to a return address of ours is a bounce at that recipient, whatever address it names', async () => {
    const { id, returnTo } = await handedOver(['kim@buyer.example', 'lee@buyer.example'])
    const { status, told } = await post(bounceMail({ to: returnTo(1), failed: 'kim@buyer.example' }))

    const { email, recipients, callout } = await sender.stored(id)
    expect([status, told]).toEqual([200, { kind: 'BOUNCE', reports: 1, recorded: 1, ignored: null }])
    expect(recipients.map(({ deliveryStatus }) => deliveryStatus)).toEqual(['SENT', 'BOUNCED'])
    expect(recipients[1]).toMatchObject({ bounceType: 'HARD', bounceReason: 'MAILBOX_DOES_NOT_EXIST' })
    expect(email.isBounced).toBe(true)
    expect(callout).toMatchObject({ source: 'INBOUND_NOTICE', recipientEmails: ['lee@buyer.example'] })
    expect(await sender.suppressions()).toMatchObject([
      { address: 'lee@buyer.example', reason: 'HARD_BOUNCE' },
    ])
  })

  test('is known by the return address in the message that it encloses', async () => {
    const { id, returnTo } = await handedOver()
    const { told } = await post(
      bounceMail({ to: 'postmaster@nordlicht.example', failed: 'kim@buyer.example', original: returnTo() }),
      'application/octet-stream',
    )

    expect(told).toMatchObject({ recorded: 1 })
    expect(await bouncesOf(id)).toHaveLength(1)
  })

  test('that comes again is the same bounce', async () => {
    const { id, returnTo } = await handedOver()
    const mail = bounceMail({ to: returnTo(), failed: 'kim@buyer.example' })
    await post(mail)
    const { status, told } = await post(mail)

    expect([status, told]).toEqual([200, { kind: 'BOUNCE', reports: 1, recorded: 0, ignored: null }])
    expect(await bouncesOf(id)).toHaveLength(1)
  })

  test.each([
    ['without a return address of ours', () => 'info@nordlicht.example'],
    [
      'to one that was changed',
      (address: string) => address.replace(/\+(.)/, (_all, digit) => `+${digit === 'b' ? 'c' : 'b'}`),
    ],
    ['to one of another domain', (address: string) => address.replace(BOUNCE_DOMAIN, 'else.example')],
    ['to one that another server signed', () => strangersAddress()],
  ])('%s is ignored and counted', async (_name, change) => {
    const { id, returnTo } = await handedOver()
    const before = await counterOf('inbound.ignored.unsigned')
    const { status, told } = await post(bounceMail({ to: change(returnTo()), failed: 'kim@buyer.example' }))

    expect([status, told]).toEqual([200, { kind: 'BOUNCE', reports: 1, recorded: 0, ignored: 'UNSIGNED' }])
    expect(await bouncesOf(id)).toEqual([])
    expect(await counterOf('inbound.ignored.unsigned')).toBe(before + 1)
  })

  test('to a return address of another organization changes nothing here', async () => {
    const other = await createSender(testDatabase.database, 'Elsewhere')
    const { id, returnTo } = await handedOver()
    const { told } = await post(
      bounceMail({ to: returnTo(0, other.organizationId), failed: 'kim@buyer.example' }),
    )

    expect(told).toMatchObject({ ignored: 'UNKNOWN' })
    expect(await bouncesOf(id)).toEqual([])
  })

  test('about a message sent over thirty days ago is ignored', async () => {
    const { id, returnTo } = await handedOver(
      ['kim@buyer.example'],
      new Date(SENT_AT.getTime() - 30 * 86_400_000),
    )
    const { told } = await post(bounceMail({ to: returnTo(), failed: 'kim@buyer.example' }))

    expect(told).toMatchObject({ ignored: 'STALE' })
    expect(await bouncesOf(id)).toEqual([])
  })

  test('in a loop, three hundred times over, fills no table', async () => {
    const { id, returnTo } = await handedOver()
    for (let number = 0; number < 300; number++) {
      await post(
        bounceMail({ to: returnTo(), failed: 'kim@buyer.example', messageId: `loop${number}@mx.example` }),
      )
    }

    expect(await bouncesOf(id)).toHaveLength(200)
    expect(
      await testDatabase.database.email.count({ where: { organizationId: sender.organizationId } }),
    ).toBe(1)
  })
})

describe('another mail', () => {
  test('is ignored and counted by what it is', async () => {
    const { id, returnTo } = await handedOver()
    const before = await counterOf('inbound.ignored.auto_reply')
    const { status, told } = await post(autoReply(returnTo()))

    expect([status, told]).toEqual([
      200,
      { kind: 'AUTO_REPLY', reports: 0, recorded: 0, ignored: 'NO_REPORT' },
    ])
    expect(await counterOf('inbound.ignored.auto_reply')).toBe(before + 1)
    expect(await sender.eventsOf(id)).toHaveLength(1)
  })

  test('that is too long, of another type, or not posted is refused', async () => {
    const long = await post(new Uint8Array(11 * 1024 * 1024))
    const form = await post('a=b', 'application/x-www-form-urlencoded')
    const get = await routes.ask('/webhooks/inbound')
    const endless = await post(new Blob([new Uint8Array(30 * 1024 * 1024)]).stream())

    expect([long.status, form.status, get.status, endless.status]).toEqual([413, 415, 405, 413])
  })
})

function strangersAddress(): string {
  const strangers = createReturnAddresses({ key: Buffer.alloc(32, 9), domain: BOUNCE_DOMAIN })
  return strangers.of(sender.organizationId, '0199aaaa-0000-7000-8000-000000000001')
}
