import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { bounce, createSender, makeEvent, minutesLater, type Sender } from '../world.ts'

let testDatabase: TestDatabase
let sender: Sender

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  sender = await createSender(testDatabase.database)
})
afterAll(() => testDatabase.drop())

const LANES = 4
const ADDRESSES = ['kim@buyer.example', 'lee@buyer.example', 'mia@buyer.example']

test('writers of the same emails, addresses and invoices never wait for one another in a circle', async () => {
  const invoices = [
    await sender.ledger.invoice(sender.organization),
    await sender.ledger.invoice(sender.organization),
  ]
  const invoiceIds = invoices.map(({ id }) => id)
  const emails: Awaited<ReturnType<Sender['email']>>[] = []
  for (let number = 0; number < 12; number++) emails.push(await sender.email(ADDRESSES, {}, { invoiceIds }))
  const eventsOf = (round: number) =>
    emails.flatMap(({ id, recipientIds }) =>
      recipientIds.flatMap((recipientId) => [
        makeEvent({ emailId: id, recipientId, type: 'SENT', occurredAt: minutesLater(round) }),
        makeEvent({
          emailId: id,
          recipientId,
          type: 'BOUNCED',
          bounce: bounce(round % 2 === 0 ? 'SOFT' : 'HARD'),
        }),
        makeEvent({ emailId: id, recipientId, type: 'COMPLAINED' }),
      ]),
    )

  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    let recorded = 0
    for (let round = 0; round < 5; round++) {
      // Each lane tells of them from another end.
      const events = eventsOf(round)
      const turned = lane % 2 === 0 ? events : events.toReversed()
      recorded += (await sender.record(turned.slice(lane).concat(turned.slice(0, lane)))).recorded
    }
    return recorded
  })

  expect(await Promise.all(lanes)).toEqual(Array.from({ length: LANES }, () => 5 * 12 * 3 * 3))
  // All of them bounced for good in the end, so that none bounced softly in a row.
  const reasons = (await sender.suppressions()).map(({ reason }) => reason)
  expect(reasons).toEqual(ADDRESSES.flatMap(() => ['HARD_BOUNCE', 'COMPLAINT']))
  const bouncing = await testDatabase.database.bouncingContact.findMany({
    where: { organizationId: sender.organizationId },
    orderBy: { address: 'asc' },
  })
  expect(bouncing.map(({ address, bounceCount }) => [address, bounceCount])).toEqual(
    ADDRESSES.map((address) => [address, 12]),
  )
})
