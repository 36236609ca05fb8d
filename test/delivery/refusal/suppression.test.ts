import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeliveryReport } from '../../../src/mail/deliveryReport.ts'
import type { ProviderName } from '../../../src/outreach/delivery/provider/provider.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { read, writeReport } from '../mail/writeMail.ts'
import { createSender, makeEvent } from '../world.ts'
import { hardBounces } from './hardBounces.ts'

const OF_SENDER = '550 5.7.1 <mail.supplier.example>: Helo command rejected: Host not found'
const OF_RECIPIENT = '550 5.1.1 <kim@buyer.example>: Recipient address rejected: User unknown'

let testDatabase: TestDatabase

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})
afterAll(() => testDatabase.drop())

/** The suppressions that are there after these reports of an email to Kim. */
async function suppressionsAfter(reports: readonly DeliveryReport[]) {
  const sender = await createSender(testDatabase.database)
  const { id, recipientIds } = await sender.email(['kim@buyer.example'])
  const events = reports.map(({ type, bounce }) =>
    makeEvent({ emailId: id, recipientId: recipientIds[0] ?? null, type, bounce }),
  )
  await sender.record(events)
  return (await sender.suppressions()).map(({ reason }) => reason)
}

async function reportsOfMail(reply: string): Promise<DeliveryReport[]> {
  const status = /5\.\d\.\d/.exec(reply)?.[0]
  const mail = writeReport(
    `Final-Recipient: rfc822; kim@buyer.example\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${reply}`,
  )
  return (await read(mail))?.reports ?? []
}

describe('a refusal of whoever sends', () => {
  // The keys of a record that has every service.
  it.each(Object.keys(hardBounces) as ProviderName[])(
    'leaves no suppression through a webhook of %s, and one of the recipient does',
    async (service) => {
      expect(await suppressionsAfter(hardBounces[service](OF_SENDER))).toEqual([])
      expect(await suppressionsAfter(hardBounces[service](OF_RECIPIENT))).toEqual(['HARD_BOUNCE'])
    },
  )

  it('leaves no suppression through bounce mail, and one of the recipient does', async () => {
    expect(await suppressionsAfter(await reportsOfMail(OF_SENDER))).toEqual([])
    expect(await suppressionsAfter(await reportsOfMail(OF_RECIPIENT))).toEqual(['HARD_BOUNCE'])
  })
})
