import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EmailEventType } from '../../../prisma/generated/client/client.ts'
import type { NewEvent } from '../../../src/outreach/delivery/record/newEvent.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { bounce, createSender, makeEvent, minutesLater, type Sender } from '../world.ts'

let testDatabase: TestDatabase
let sender: Sender

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  sender = await createSender(testDatabase.database)
})
afterAll(() => testDatabase.drop())

const STEPS: EmailEventType[] = ['SENT', 'DELIVERED', 'OPENED', 'CLICKED', 'BOUNCED']

function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield []
  for (const [index, first] of items.entries()) {
    for (const rest of orders(items.toSpliced(index, 1))) yield [first, ...rest]
  }
}

/** What is stored, without what differs between two emails by nature. */
async function finalStateOf(emailId: string) {
  const { email, recipients, callout } = await sender.stored(emailId)
  const plain = { ...email, id: null, messageId: null }
  const rows = recipients.map((row) => ({ ...row, id: null, emailId: null, address: null }))
  const addresses = callout?.recipientEmails.length ?? null
  return {
    email: plain,
    recipients: rows,
    callout: callout && { ...callout, emailId: null, recipientEmails: addresses },
  }
}

async function statesAfterEachOrder(eventsOf: (emailId: string, recipientId: string) => NewEvent[]) {
  const states: string[] = []
  const numbers = [...orders(eventsOf('', ''))].keys()
  // As many at a time as there are connections.
  const lanes = Array.from({ length: 4 }, async () => {
    for (const number of numbers) {
      const { id, recipientIds } = await sender.email([`${crypto.randomUUID()}@buyer.example`])
      const order = [...orders(eventsOf(id, recipientIds[0] ?? ''))][number] ?? []
      for (const event of order) await sender.record([event])
      states.push(JSON.stringify(await finalStateOf(id)))
    }
  })
  await Promise.all(lanes)
  return { states, distinct: new Set(states) }
}

describe('the order in which events come', () => {
  test('does not matter: all 120 orders of five events end in the same rows', {
    timeout: 120_000,
  }, async () => {
    const { states, distinct } = await statesAfterEachOrder((emailId, recipientId) =>
      STEPS.map((type, index) =>
        makeEvent({
          emailId,
          recipientId,
          type,
          occurredAt: minutesLater(index),
          bounce: type === 'BOUNCED' ? bounce('HARD') : null,
          raw: type === 'BOUNCED' ? { told: 'so' } : null,
        }),
      ),
    )

    expect(states).toHaveLength(120)
    expect(distinct.size).toBe(1)
    expect(JSON.parse(states[0] ?? '')).toMatchObject({
      email: {
        deliveryStatus: 'BOUNCED',
        isBounced: true,
        sentAt: minutesLater(0).toISOString(),
        openedAt: minutesLater(2).toISOString(),
        clickedAt: minutesLater(3).toISOString(),
        bouncedAt: minutesLater(4).toISOString(),
        bounceReason: 'MAILBOX_DOES_NOT_EXIST',
        bounceDetails: { told: 'so' },
      },
      recipients: [
        {
          deliveryStatus: 'BOUNCED',
          deliveredAt: minutesLater(1).toISOString(),
          firstOpenedAt: minutesLater(2).toISOString(),
          bounceType: 'HARD',
          diagnosticCode: '550 User unknown',
        },
      ],
      callout: { source: 'DELIVERY_WEBHOOK', detectedAt: minutesLater(4).toISOString(), recipientEmails: 1 },
    })
  })

  test('does not matter where all of them happened at one instant', async () => {
    const { distinct } = await statesAfterEachOrder((emailId, recipientId) => [
      makeEvent({ emailId, recipientId, type: 'BOUNCED', bounce: bounce('SOFT', 'Full') }),
      makeEvent({ emailId, recipientId, type: 'BOUNCED', bounce: bounce('HARD', 'Gone') }),
      makeEvent({
        emailId,
        recipientId,
        type: 'BOUNCED',
        bounce: bounce('HARD', 'Away'),
        source: 'INBOUND_NOTICE',
      }),
      makeEvent({ emailId, recipientId, type: 'DELIVERED' }),
    ])

    expect(distinct.size).toBe(1)
    expect(JSON.parse([...distinct][0] ?? '')).toMatchObject({
      recipients: [{ bounceReasonText: 'Away' }],
      callout: { source: 'DELIVERY_WEBHOOK' },
    })
  })

  test('does not matter for a recipient about whom an import knew more than the events', async () => {
    const ended = new Set<string>()
    for (const order of orders(['SENT', 'DELIVERED', 'BOUNCED'] as const)) {
      const { id, recipientIds } = await sender.email(['imported@buyer.example'])
      const [recipientId = ''] = recipientIds
      await testDatabase.database.emailRecipient.updateMany({
        where: { organizationId: sender.organizationId, id: recipientId },
        data: {
          deliveryStatus: 'BOUNCED',
          firstOpenedAt: minutesLater(1),
          bouncedAt: minutesLater(9),
          bounceType: 'SOFT',
          bounceReasonText: 'Mailbox full',
        },
      })
      for (const type of order) {
        const occurredAt = minutesLater({ SENT: 0, DELIVERED: 2, BOUNCED: 5 }[type])
        const told = type === 'BOUNCED' ? bounce('SOFT', 'Slow') : null
        await sender.record([makeEvent({ emailId: id, recipientId, type, occurredAt, bounce: told })])
      }
      ended.add(JSON.stringify(await finalStateOf(id)))
    }

    expect(ended.size).toBe(1)
    expect(JSON.parse([...ended][0] ?? '')).toMatchObject({
      recipients: [
        {
          firstOpenedAt: minutesLater(1).toISOString(),
          deliveredAt: minutesLater(2).toISOString(),
          bouncedAt: minutesLater(5).toISOString(),
          bounceReasonText: 'Mailbox full',
        },
      ],
    })
  })
})
