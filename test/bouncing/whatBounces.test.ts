import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeliveryStatus } from '../../prisma/generated/client/client.ts'
import { openTestLedger, type TestLedger } from '../importing/ledger.ts'
import { createLedger } from '../ledger.ts'

// Whoever writes the recipients of emails, the addresses that bounce follow.
let ledger: TestLedger
let write: ReturnType<typeof createLedger>
let organization: { id: string; timezone: string; ownPartyId: string }
beforeAll(async () => {
  ledger = await openTestLedger()
  write = createLedger(ledger.database)
  organization = { id: ledger.organizationId, timezone: 'Europe/Berlin', ownPartyId: '' }
})
afterAll(() => ledger.close())

type Fate = { status: DeliveryStatus; day: number }
const instant = (day: number) => new Date(Date.UTC(2026, 1, day, 9))
const bounced = (day: number): Fate => ({ status: 'BOUNCED', day })
const delivered = (day: number): Fate => ({ status: 'DELIVERED', day })
const opened = (day: number): Fate => ({ status: 'OPENED', day })

const timesOf = ({ status, day }: Fate) => ({
  bouncedAt: status === 'BOUNCED' ? instant(day) : null,
  deliveredAt: status === 'DELIVERED' ? instant(day) : null,
  firstOpenedAt: status === 'OPENED' ? instant(day) : null,
})

async function writeDirectly(address: string, fates: readonly Fate[]): Promise<void> {
  for (const fate of fates) {
    const recipient = { address, deliveryStatus: fate.status, ...timesOf(fate) }
    await write.email(organization, { sentAt: instant(fate.day) }, { recipients: [recipient] })
  }
}

async function importThem(address: string, fates: readonly Fate[]): Promise<void> {
  const records = fates.map((fate, index) => ({
    type: 'email',
    externalId: `${address} ${index}`,
    status: 'SENT',
    sentAt: instant(fate.day).toISOString(),
    recipients: [{ address, deliveryStatus: fate.status, ...textsOf(timesOf(fate)) }],
  }))
  expect(await ledger.importRecords(records)).toMatchObject({ created: fates.length, rejected: 0 })
}

const textsOf = (times: Record<string, Date | null>) =>
  Object.fromEntries(Object.entries(times).map(([name, at]) => [name, at?.toISOString() ?? null]))

const found = (address: string) =>
  ledger.database.bouncingContact.findFirst({
    where: { organizationId: ledger.organizationId, addressKey: address.toLowerCase() },
  })

const CASES: [name: string, fates: Fate[], count: number | null][] = [
  ['nothing but a bounce', [bounced(1)], 1],
  ['two bounces', [bounced(1), bounced(3)], 2],
  ['a delivery', [delivered(1)], null],
  ['a bounce, then a delivery', [bounced(1), delivered(2)], null],
  ['a bounce, then an email that was opened', [bounced(1), opened(2)], null],
  ['a delivery, then a bounce', [delivered(1), bounced(2)], 1],
  ['a bounce, a delivery and another bounce', [bounced(1), delivered(2), bounced(3)], 2],
  ['a bounce that became known after a later delivery', [delivered(2), bounced(1)], null],
]

describe.each([
  ['written directly', writeDirectly],
  ['imported', importThem],
] as const)('%s', (way, tell) => {
  test.each(CASES)('%s', async (name, fates, count) => {
    const address = `${way} ${name}`.replaceAll(/\W+/g, '-').concat('-Kim@acme.example')

    await tell(address, fates)

    const row = await found(address)
    expect(row?.bounceCount ?? null).toBe(count)
    if (count === null) return
    const days = fates.filter(({ status }) => status === 'BOUNCED').map(({ day }) => day)
    expect(row).toMatchObject({
      address,
      firstBouncedAt: instant(Math.min(...days)),
      lastBouncedAt: instant(Math.max(...days)),
    })
  })
})

test('an address that is written in two ways is one', async () => {
  await writeDirectly('Two.Ways@acme.example', [bounced(1)])
  await writeDirectly('two.ways@ACME.example', [bounced(2)])

  expect(await found('two.ways@acme.example')).toMatchObject({
    address: 'two.ways@ACME.example',
    bounceCount: 2,
  })
})

test('what the customer sent bounces nowhere', async () => {
  const recipient = {
    address: 'ours@duegraph.example',
    deliveryStatus: 'BOUNCED' as const,
    bouncedAt: instant(1),
  }
  await write.email(organization, { direction: 'INBOUND', sentAt: instant(1) }, { recipients: [recipient] })

  expect(await found(recipient.address)).toBeNull()
})

test('the last bounce is what is told', async () => {
  const address = 'reasons@acme.example'
  const first = { address, deliveryStatus: 'BOUNCED' as const, bouncedAt: instant(1) }
  const soft = {
    bounceType: 'SOFT' as const,
    bounceReason: 'MAILBOX_FULL' as const,
    diagnosticCode: '452 4.2.2',
  }
  const hard = {
    bounceType: 'HARD' as const,
    bounceReason: 'MAILBOX_DOES_NOT_EXIST' as const,
    bounceReasonText: 'No such user',
    diagnosticCode: '550 5.1.1',
  }
  await write.email(organization, { sentAt: instant(1) }, { recipients: [{ ...first, ...soft }] })
  await write.email(
    organization,
    { sentAt: instant(2) },
    { recipients: [{ ...first, ...hard, bouncedAt: instant(2) }] },
  )

  expect(await found(address)).toMatchObject({
    bounceType: 'HARD',
    bounceReason: 'MAILBOX_DOES_NOT_EXIST',
    bounceWording: 'No such user',
    diagnosticCode: '550 5.1.1',
  })
})

test('a bounce that is taken back, or whose email goes, is gone', async () => {
  const address = 'corrected@acme.example'
  await writeDirectly(address, [bounced(1)])
  const where = { organizationId: ledger.organizationId, address }
  await ledger.database.emailRecipient.updateMany({
    where,
    data: { deliveryStatus: 'SENT', bouncedAt: null },
  })
  expect(await found(address)).toBeNull()

  await ledger.database.emailRecipient.updateMany({
    where,
    data: { deliveryStatus: 'BOUNCED', bouncedAt: instant(1) },
  })
  expect(await found(address)).not.toBeNull()
  await ledger.database.emailRecipient.deleteMany({ where })
  expect(await found(address)).toBeNull()
})

test('a contact that a later import no longer holds lets go of its address', async () => {
  const address = 'left@acme.example'
  const party = { type: 'party', externalId: 'P', name: 'Acme' }
  await ledger.importRecords([{ ...party, contacts: [{ name: 'Ada', email: address }] }])
  await ledger.importRecords([
    {
      type: 'email',
      externalId: 'to Ada',
      status: 'SENT',
      sentAt: instant(1).toISOString(),
      partyExternalId: 'P',
      recipients: [{ address, deliveryStatus: 'BOUNCED', bouncedAt: instant(1).toISOString() }],
    },
  ])
  expect((await found(address))?.contactId).not.toBeNull()

  const result = await ledger.importRecords([{ ...party, contacts: [] }])

  expect(result).toMatchObject({ updated: 1, rejected: 0 })
  expect(await found(address)).toMatchObject({ contactId: null, partyId: expect.any(String) })
})

test('a delivery of which only the day of sending is known ends a bounce', async () => {
  await writeDirectly('untimed@acme.example', [bounced(1)])
  await write.email(
    organization,
    { sentAt: instant(2) },
    { recipients: [{ address: 'untimed@acme.example', deliveryStatus: 'DELIVERED' }] },
  )

  expect(await found('untimed@acme.example')).toBeNull()
})
