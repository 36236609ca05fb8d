import fc from 'fast-check'
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

const SOFT = { type: 'BOUNCED', bounce: bounce('SOFT', 'Mailbox full') } as const
const DELIVERED = { type: 'DELIVERED' } as const

type Happening = Pick<NewEvent, 'type'> & Partial<NewEvent>
type Course = readonly { email: number; minute: number; event: Happening }[]

/** Emails sent one after the other to one address, and the events of a course about them, as they happened. */
async function eventsOf(
  address: string,
  course: Course,
): Promise<{ emailIds: string[]; events: NewEvent[] }> {
  const emails: Awaited<ReturnType<Sender['email']>>[] = []
  const count = Math.max(...course.map(({ email }) => email)) + 1
  for (let number = 0; number < count; number++) {
    emails.push(await sender.email([address], { sentAt: minutesLater(number / 100) }))
  }
  const events = course.map(({ email, minute, event }) => {
    const { id = '', recipientIds = [] } = emails[email] ?? {}
    return makeEvent({
      emailId: id,
      recipientId: recipientIds[0] ?? null,
      occurredAt: minutesLater(minute),
      ...event,
    })
  })
  return { emailIds: emails.map(({ id }) => id), events }
}

const bouncing = () =>
  testDatabase.database.bouncingContact.count({ where: { organizationId: sender.organizationId } })

/** What is said of emails to one address, without ids that are made up. */
async function saidOf(address: string, emailIds: readonly string[]) {
  const states = await Promise.all(emailIds.map((id) => sender.stored(id)))
  const listed = await sender.suppressions()
  const contacts = await testDatabase.database.bouncingContact.findMany({
    where: { organizationId: sender.organizationId, addressKey: address },
    select: { bounceType: true, lastBouncedAt: true, bounceCount: true },
  })
  return {
    emails: states.map(({ email, recipients, callout }) => ({
      status: email.deliveryStatus,
      isBounced: email.isBounced,
      bouncedAt: email.bouncedAt,
      bounceReasonText: email.bounceReasonText,
      bounceDetails: email.bounceDetails,
      callout: callout && { source: callout.source, detectedAt: callout.detectedAt },
      recipients: recipients.map((recipient) => ({
        status: recipient.deliveryStatus,
        deliveredAt: recipient.deliveredAt,
        bouncedAt: recipient.bouncedAt,
        bounceType: recipient.bounceType,
        diagnosticCode: recipient.diagnosticCode,
      })),
    })),
    reasons: listed.filter(({ addressKey }) => addressKey === address).map(({ reason }) => reason),
    contacts,
  }
}

describe('mail that arrived after it bounced softly', () => {
  test('has arrived: nothing says any more that it bounced', async () => {
    const { emailIds, events } = await eventsOf('kim@buyer.example', [
      { email: 0, minute: 1, event: { ...SOFT, raw: { told: 'so' } } },
      { email: 0, minute: 2, event: DELIVERED },
    ])
    for (const event of events) await sender.record([event])

    const { email, recipients, callout } = await sender.stored(emailIds[0] ?? '')
    expect(email).toMatchObject({
      deliveryStatus: 'DELIVERED',
      isBounced: false,
      bouncedAt: null,
      bounceReason: null,
      bounceReasonText: null,
      bounceDetails: null,
    })
    expect(recipients).toMatchObject([
      { deliveryStatus: 'DELIVERED', deliveredAt: minutesLater(2), bouncedAt: null, bounceType: null },
    ])
    expect(callout).toBeNull()
    expect(await bouncing()).toBe(0)
    expect(await sender.eventsOf(emailIds[0] ?? '')).toHaveLength(2)
  })

  test.each([
    ['a person who opens it', { type: 'OPENED' }, 'OPENED'],
    ['a person who clicks in it', { type: 'CLICKED' }, 'CLICKED'],
    ['a program that loads its images', { type: 'OPENED', isMachine: true }, 'BOUNCED'],
    ['the mail system that tries again', { type: 'SENT' }, 'BOUNCED'],
  ] as const)('as %s shows: %o', async (_case, event, status) => {
    const { emailIds, events } = await eventsOf('kim@buyer.example', [
      { email: 0, minute: 1, event: SOFT },
      { email: 0, minute: 2, event },
    ])
    await sender.record(events)

    expect((await sender.stored(emailIds[0] ?? '')).email.deliveryStatus).toBe(status)
    expect(await bouncing()).toBe(status === 'BOUNCED' ? 1 : 0)
  })

  test.each([
    ['it bounced for good', 1, bounce('HARD')],
    ['it was delivered before', 3, bounce('SOFT')],
    ['it was delivered at the same instant', 2, bounce('SOFT')],
  ])('is none where %s', async (_case, minute, told) => {
    const { emailIds, events } = await eventsOf('kim@buyer.example', [
      { email: 0, minute, event: { type: 'BOUNCED', bounce: told } },
      { email: 0, minute: 2, event: DELIVERED },
    ])
    await sender.record(events)

    expect((await sender.stored(emailIds[0] ?? '')).email).toMatchObject({
      deliveryStatus: 'BOUNCED',
      isBounced: true,
    })
  })

  test('has arrived where it is not known at which of two recipients either happened, once both have it', async () => {
    const { id } = await sender.email(['kim@buyer.example', 'lee@buyer.example'])
    const tell = (minute: number, event: Happening) =>
      sender.record([makeEvent({ emailId: id, occurredAt: minutesLater(minute), ...event })])
    const statuses: unknown[] = []
    for (const [minute, event] of [SOFT, DELIVERED, DELIVERED].entries()) {
      await tell(minute, event)
      statuses.push((await sender.stored(id)).email.deliveryStatus)
    }

    expect(statuses).toEqual(['BOUNCED', 'BOUNCED', 'DELIVERED'])
  })

  test('leaves what an import called out as it was', async () => {
    const { emailIds, events } = await eventsOf('kim@buyer.example', [
      { email: 0, minute: 1, event: SOFT },
      { email: 0, minute: 2, event: DELIVERED },
    ])
    const emailId = emailIds[0] ?? ''
    const callout = {
      source: 'UNKNOWN' as const,
      detectedAt: minutesLater(9),
      recipientEmails: ['x@buyer.example'],
    }
    const { organizationId } = sender
    await testDatabase.database.bounceCallout.create({ data: { organizationId, emailId, ...callout } })
    const called = async () => (await sender.stored(emailId)).callout

    await sender.record(events.slice(0, 1))
    expect(await called()).toMatchObject({ detectedAt: minutesLater(1) })
    await sender.record(events.slice(1))
    expect(await called()).toMatchObject(callout)
    expect((await sender.stored(emailId)).email.isBounced).toBe(true)
  })
})

describe('an address is not suppressed', () => {
  test.each([[[0, 1, 2, 3, 4, 5]], [[0, 2, 4, 1, 3, 5]], [[5, 3, 1, 4, 2, 0]], [[1, 3, 5, 0, 2, 4]]])(
    'when each of three emails arrived after it bounced, told in the order %o',
    async (order) => {
      const { emailIds, events } = await eventsOf(
        'kim@buyer.example',
        [0, 1, 2].flatMap((email) => [
          { email, minute: 10 * email + 1, event: SOFT },
          { email, minute: 10 * email + 2, event: DELIVERED },
        ]),
      )
      for (const index of order) await sender.record([events[index]].filter((event) => event !== undefined))

      const { emails, reasons, contacts } = await saidOf('kim@buyer.example', emailIds)
      expect(emails.map(({ status }) => status)).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED'])
      expect(emails.map(({ isBounced }) => isBounced)).toEqual([false, false, false])
      expect(reasons).toEqual([])
      expect(contacts).toEqual([])
    },
  )

  test('when another email arrived between three that bounced, or after them', async () => {
    for (const minute of [25, 45]) {
      sender = await createSender(testDatabase.database)
      const { events } = await eventsOf('kim@buyer.example', [
        { email: 0, minute, event: DELIVERED },
        { email: 1, minute: 20, event: SOFT },
        { email: 2, minute: 30, event: SOFT },
        { email: 3, minute: 40, event: SOFT },
      ])
      for (const event of events.toReversed()) await sender.record([event])

      expect(await sender.suppressions()).toEqual([])
    }
  })

  test('any more when one of the three turns out to have arrived, unless somebody put it on the list', async () => {
    const { events } = await eventsOf('kim@buyer.example', [
      { email: 0, minute: 1, event: SOFT },
      { email: 1, minute: 2, event: SOFT },
      { email: 2, minute: 3, event: SOFT },
      { email: 1, minute: 4, event: DELIVERED },
    ])
    await sender.record(events.slice(0, 3))
    expect(await sender.suppressions()).toMatchObject([{ reason: 'SOFT_BOUNCES' }])
    await testDatabase.database.suppression.create({
      data: {
        organizationId: sender.organizationId,
        address: 'kim@buyer.example',
        addressKey: 'kim@buyer.example',
        reason: 'MANUAL',
        createdAt: minutesLater(3),
      },
    })

    await sender.record(events.slice(3))
    expect(await sender.suppressions()).toMatchObject([{ reason: 'MANUAL' }])
  })

  test('but is when an email handed over later has not been heard of yet', async () => {
    const { events } = await eventsOf('kim@buyer.example', [
      { email: 3, minute: 4, event: { type: 'SENT' } },
      { email: 0, minute: 1, event: SOFT },
      { email: 1, minute: 2, event: SOFT },
      { email: 2, minute: 3, event: SOFT },
    ])
    await sender.record(events)

    expect(await sender.suppressions()).toMatchObject([{ reason: 'SOFT_BOUNCES' }])
  })
})

const happening = fc.constantFrom<Happening>(
  SOFT,
  SOFT,
  DELIVERED,
  DELIVERED,
  { type: 'SENT' },
  { type: 'OPENED' },
  { type: 'OPENED', isMachine: true },
  { type: 'DEFERRED' },
  { type: 'BOUNCED', bounce: bounce('UNDETERMINED', 'Odd') },
  { type: 'BOUNCED', bounce: bounce('HARD', 'Gone') },
)
const course = fc
  .uniqueArray(fc.record({ email: fc.nat(3), minute: fc.integer({ min: 1, max: 40 }), event: happening }), {
    minLength: 2,
    maxLength: 9,
    // No two things at one instant, so that each event has its place.
    selector: ({ minute }) => minute,
  })
  .chain((happenings) =>
    fc.tuple(
      fc.constant(happenings),
      fc.shuffledSubarray(happenings, { minLength: happenings.length }),
      fc.integer({ min: 1, max: 3 }),
    ),
  )

test('whatever happened to emails to one address, in whatever order and parts it became known, the same is said of all', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(course, async ([happenings, shuffled, size]) => {
      const inTurn = happenings.toSorted((left, right) => left.minute - right.minute)
      const address = 'kim@buyer.example'
      const record = async (told: Course, parts: number) => {
        sender = await createSender(testDatabase.database)
        // Every email is there, whether anything is told of it or not.
        const { emailIds, events } = await eventsOf(address, [
          ...told,
          { email: 3, minute: 0, event: { type: 'QUEUED' } },
        ])
        for (let index = 0; index < events.length; index += parts) {
          await sender.record(events.slice(index, index + parts))
        }
        return saidOf(address, emailIds)
      }

      const expected = await record(inTurn, 1)
      expect(await record(shuffled, size)).toEqual(expected)
      const lasts = expected.emails.map(({ status, isBounced }) => (status === 'BOUNCED') === isBounced)
      expect(lasts).not.toContain(false)
      expect(expected.emails.map(({ callout }) => callout !== null)).toEqual(
        expected.emails.map(({ isBounced }) => isBounced),
      )
      if (expected.contacts.length > 0) expect(expected.emails.some(({ isBounced }) => isBounced)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
