import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { bounce, createSender, makeEvent, minutesLater, SENT_AT, type Sender } from '../world.ts'

let testDatabase: TestDatabase
let sender: Sender

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})
beforeEach(async () => {
  sender = await createSender(testDatabase.database)
})
afterAll(() => testDatabase.drop())

describe('an event', () => {
  test('that is told a hundred times at once is one event', async () => {
    const { id, recipientIds } = await sender.email(['kim@buyer.example'])
    const event = makeEvent({
      emailId: id,
      recipientId: recipientIds[0] ?? null,
      type: 'BOUNCED',
      bounce: bounce('HARD'),
    })
    const lanes = Array.from({ length: 4 }, async () => {
      const results: number[] = []
      for (let time = 0; time < 25; time++) results.push((await sender.record([event])).recorded)
      return results
    })

    const recorded = (await Promise.all(lanes)).flat()

    expect(recorded.reduce((sum, count) => sum + count)).toBe(1)
    expect(await sender.eventsOf(id)).toHaveLength(1)
    expect(await sender.suppressions()).toHaveLength(1)
  })

  test('of an email or a recipient of somebody else changes nothing', async () => {
    const other = await createSender(testDatabase.database, 'Elsewhere')
    const theirs = await other.email(['kim@buyer.example'])
    const ours = await sender.email(['kim@buyer.example'])
    const before = await other.stored(theirs.id)

    const { recorded } = await sender.record([
      makeEvent({ emailId: theirs.id, recipientId: theirs.recipientIds[0] ?? null, type: 'BOUNCED' }),
      makeEvent({ emailId: ours.id, recipientId: theirs.recipientIds[0] ?? null, type: 'BOUNCED' }),
    ])

    expect(recorded).toBe(0)
    expect(await other.stored(theirs.id)).toEqual(before)
    expect(await other.eventsOf(theirs.id)).toEqual([])
    expect(await sender.eventsOf(ours.id)).toEqual([])
    expect(await other.suppressions()).toEqual([])
  })

  test('is kept two hundred times of a kind, so that a loop does not fill the table', async () => {
    const { id, recipientIds } = await sender.email(['kim@buyer.example'])
    const recipientId = recipientIds[0] ?? null
    const opens = (count: number) =>
      Array.from({ length: count }, () => makeEvent({ emailId: id, recipientId, type: 'OPENED' }))

    await sender.record(opens(150))
    await sender.record(opens(150))
    await sender.record([makeEvent({ emailId: id, recipientId, type: 'CLICKED' })])

    expect(await sender.eventsOf(id)).toHaveLength(201)
  })

  test('of a person is kept however often programs did the same before', async () => {
    const { id, recipientIds } = await sender.email(['kim@buyer.example'])
    const recipientId = recipientIds[0] ?? null
    const opens = (count: number, isMachine: boolean) =>
      Array.from({ length: count }, () => makeEvent({ emailId: id, recipientId, type: 'OPENED', isMachine }))

    await sender.record(opens(300, true))
    await sender.record([...opens(10, true), ...opens(1, false)])

    const events = await sender.eventsOf(id)
    expect(events.filter(({ isMachine }) => isMachine)).toHaveLength(200)
    expect(events.filter(({ isMachine }) => !isMachine)).toHaveLength(1)
    expect((await sender.stored(id)).email.humanOpenedAt).toEqual(SENT_AT)
  })

  test('with characters that no column takes is kept without them', async () => {
    const { id, recipientIds } = await sender.email(['kim@buyer.example'])
    await sender.record([
      makeEvent({
        emailId: id,
        recipientId: recipientIds[0] ?? null,
        type: 'OPENED',
        userAgent: 'Mo\0zilla\ud800',
        raw: { 'a\0': ['\ud800b\0', true] },
        providerEventId: `${'x'.repeat(5_000)}`,
      }),
    ])

    const [event] = await sender.eventsOf(id)
    expect(event).toMatchObject({ userAgent: 'Mozilla\ufffd', raw: { a: ['\ufffdb', true] } })
  })
})

describe('a batch', () => {
  test('of a hundred events of a hundred emails takes as many statements as one event', async () => {
    const emails: Awaited<ReturnType<Sender['email']>>[] = []
    for (let number = 0; number < 100; number++)
      emails.push(await sender.email([`kim${number}@buyer.example`]))
    const statementsOf = async (count: number, type: 'DELIVERED' | 'BOUNCED') => {
      testDatabase.statements.length = 0
      const { recorded } = await sender.record(
        emails.slice(0, count).map(({ id, recipientIds }) =>
          makeEvent({
            emailId: id,
            recipientId: recipientIds[0] ?? null,
            type,
            bounce: type === 'BOUNCED' ? bounce('SOFT') : null,
          }),
        ),
      )
      expect(recorded).toBe(count)
      return testDatabase.statements.filter((text) => !/^(begin|commit)/i.test(text)).length
    }

    expect(await statementsOf(100, 'DELIVERED')).toBe(await statementsOf(1, 'DELIVERED'))
    expect(await statementsOf(100, 'BOUNCED')).toBeLessThanOrEqual(11)
  })
})

describe('an email to three', () => {
  test('shows at each recipient what happened there, and bounced where one of them did', async () => {
    const { id, recipientIds } = await sender.email([
      'kim@buyer.example',
      'lee@buyer.example',
      'mia@buyer.example',
    ])
    const [kim = null, lee = null, mia = null] = recipientIds
    await sender.record([
      ...recipientIds.map((recipientId) =>
        makeEvent({ emailId: id, recipientId, type: 'SENT', source: null }),
      ),
      makeEvent({ emailId: id, recipientId: kim, type: 'DELIVERED', occurredAt: minutesLater(1) }),
      makeEvent({
        emailId: id,
        recipientId: lee,
        type: 'BOUNCED',
        occurredAt: minutesLater(2),
        bounce: bounce('SOFT'),
      }),
      makeEvent({
        emailId: id,
        recipientId: mia,
        type: 'OPENED',
        occurredAt: minutesLater(3),
        isMachine: true,
      }),
    ])

    const { email, recipients, callout } = await sender.stored(id)
    expect(recipients.map(({ deliveryStatus }) => deliveryStatus)).toEqual(['DELIVERED', 'BOUNCED', 'OPENED'])
    expect(email).toMatchObject({
      deliveryStatus: 'BOUNCED',
      isBounced: true,
      sentAt: SENT_AT,
      timelineAt: SENT_AT,
      openedAt: minutesLater(3),
      humanOpenedAt: null,
    })
    expect(callout).toMatchObject({ recipientEmails: ['lee@buyer.example'], detectedAt: minutesLater(2) })
  })

  test('counts what happened at nobody knows whom for itself, and a complaint as spam', async () => {
    const { id, recipientIds } = await sender.email(['kim@buyer.example', 'lee@buyer.example'])
    await sender.record([makeEvent({ emailId: id, type: 'OPENED', occurredAt: minutesLater(5) })])
    const { email, recipients } = await sender.stored(id)
    await sender.record([
      makeEvent({ emailId: id, recipientId: recipientIds[1] ?? null, type: 'COMPLAINED' }),
    ])
    const complained = await sender.stored(id)

    expect(email).toMatchObject({ deliveryStatus: 'OPENED', humanOpenedAt: minutesLater(5) })
    expect(recipients.map(({ deliveryStatus }) => deliveryStatus)).toEqual(['QUEUED', 'QUEUED'])
    expect(complained.email.deliveryStatus).toBe('SPAM')
    expect(complained.recipients.map(({ deliveryStatus }) => deliveryStatus)).toEqual(['QUEUED', 'SPAM'])
  })

  test('is open to a person who clicks, and not to a program that does', async () => {
    const { id, recipientIds } = await sender.email(['kim@buyer.example', 'lee@buyer.example'])
    const [kim = null, lee = null] = recipientIds
    await sender.record([
      makeEvent({
        emailId: id,
        recipientId: kim,
        type: 'CLICKED',
        occurredAt: minutesLater(1),
        isMachine: true,
      }),
      makeEvent({ emailId: id, recipientId: lee, type: 'CLICKED', occurredAt: minutesLater(2) }),
    ])

    const { recipients } = await sender.stored(id)
    expect(recipients).toMatchObject([
      { firstClickedAt: minutesLater(1), firstHumanOpenedAt: null, firstOpenedAt: null },
      {
        firstClickedAt: minutesLater(2),
        firstHumanOpenedAt: minutesLater(2),
        firstOpenedAt: minutesLater(2),
      },
    ])
  })
})

describe('what goes out', () => {
  test('is the last outreach of its invoices, unless a later one is', async () => {
    const first = await sender.ledger.invoice(sender.organization)
    const called = await sender.ledger.invoice(sender.organization, {
      lastOutreachAt: minutesLater(60),
      lastOutreachChannel: 'CALL',
      lastOutreachTo: '+49 30 1234567',
    })
    const sent = async (minute: number, address: string) => {
      const { id, recipientIds } = await sender.email(
        [address],
        { reason: 'INVOICE_ISSUED' },
        { invoiceIds: [first.id, called.id] },
      )
      const event = { emailId: id, recipientId: recipientIds[0] ?? null, type: 'SENT' as const }
      await sender.record([makeEvent({ ...event, occurredAt: minutesLater(minute) })])
    }
    await sent(5, 'late@buyer.example')
    await sent(1, 'early@buyer.example')

    const where = { organizationId: sender.organizationId }
    const invoices = await testDatabase.database.invoice.findMany({ where, orderBy: { id: 'asc' } })
    expect(invoices).toMatchObject([
      {
        lastOutreachAt: minutesLater(5),
        lastOutreachChannel: 'EMAIL',
        lastOutreachTo: 'late@buyer.example',
        isIssuedEmailSent: true,
      },
      { lastOutreachAt: minutesLater(60), lastOutreachChannel: 'CALL', isIssuedEmailSent: true },
    ])
  })
})
