import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NewEvent } from '../../../src/outreach/delivery/record/newEvent.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { bounce, createSender, makeEvent, minutesLater, type Sender } from '../world.ts'

let testDatabase: TestDatabase
let sender: Sender

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})
beforeEach(async () => {
  sender = await createSender(testDatabase.database)
})
afterAll(() => testDatabase.drop())

async function sentTo(address: string, minute: number) {
  const { id, recipientIds } = await sender.email([address], { sentAt: minutesLater(minute) })
  return (event: Pick<NewEvent, 'type'> & Partial<NewEvent>) =>
    makeEvent({ emailId: id, recipientId: recipientIds[0] ?? null, ...event })
}

describe('an address is suppressed', () => {
  test.each([
    ['HARD_BOUNCE', { type: 'BOUNCED', bounce: bounce('HARD') }],
    ['COMPLAINT', { type: 'COMPLAINED' }],
    ['UNSUBSCRIBE', { type: 'UNSUBSCRIBED' }],
  ] as const)(
    'for %s, under the address in lower case, with the event that led to it',
    async (reason, event) => {
      const eventOf = await sentTo('Kim@buyer.example', 0)
      await sender.record([eventOf(event)])

      const [suppression] = await sender.suppressions()
      const [stored] = await testDatabase.database.emailEvent.findMany({
        where: { organizationId: sender.organizationId },
      })
      expect(suppression).toMatchObject({
        reason,
        address: 'Kim@buyer.example',
        addressKey: 'kim@buyer.example',
      })
      expect(suppression?.eventId).toBe(stored?.id)
    },
  )

  test.each([bounce('SOFT'), bounce('UNDETERMINED'), null])(
    'not for a single bounce that may pass: %o',
    async (told) => {
      const eventOf = await sentTo('kim@buyer.example', 0)
      await sender.record([
        eventOf({ type: 'BOUNCED', bounce: told }),
        eventOf({ type: 'DEFERRED', bounce: bounce('HARD') }),
      ])

      expect(await sender.suppressions()).toEqual([])
    },
  )

  test('when the three emails sent last all bounced softly, in whatever order that became known', async () => {
    const emails = [
      await sentTo('kim@buyer.example', 1),
      await sentTo('KIM@buyer.example', 2),
      await sentTo('kim@buyer.example', 3),
    ]
    const counts: number[] = []
    for (const eventOf of [emails[2], emails[0], emails[1]]) {
      if (eventOf !== undefined) await sender.record([eventOf({ type: 'BOUNCED', bounce: bounce('SOFT') })])
      counts.push((await sender.suppressions()).length)
    }

    expect(counts).toEqual([0, 0, 1])
    expect(await sender.suppressions()).toMatchObject([{ reason: 'SOFT_BOUNCES' }])
  })

  test('not while one of the last three arrived', async () => {
    const emails = [
      await sentTo('kim@buyer.example', 1),
      await sentTo('kim@buyer.example', 2),
      await sentTo('kim@buyer.example', 3),
      await sentTo('kim@buyer.example', 4),
    ]
    for (const [index, eventOf] of emails.entries()) {
      await sender.record([
        index === 2 ? eventOf({ type: 'DELIVERED' }) : eventOf({ type: 'BOUNCED', bounce: bounce('SOFT') }),
      ])
    }

    expect(await sender.suppressions()).toEqual([])
  })

  test('no more once it was lifted, however often the same event is told again', async () => {
    const eventOf = await sentTo('kim@buyer.example', 0)
    const event = eventOf({ type: 'COMPLAINED' })
    await sender.record([event])
    await testDatabase.database.suppression.deleteMany({ where: { organizationId: sender.organizationId } })

    await sender.record([event])
    const told = await sender.suppressions()
    await sender.record([eventOf({ type: 'COMPLAINED' })])

    expect(told).toEqual([])
    expect(await sender.suppressions()).toHaveLength(1)
  })
})
