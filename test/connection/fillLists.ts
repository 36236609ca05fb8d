import type { Database } from '../../src/database/client.ts'
import { samplesOf } from '../field/samples.ts'

export const SUPPRESSIONS = 29
export const BOUNCING = 27
export const AUDIT_ENTRIES = 26
export const PAYMENTS = 31

const REASONS = ['HARD_BOUNCE', 'SOFT_BOUNCES', 'COMPLAINT', 'UNSUBSCRIBE', 'MANUAL'] as const
/** In several spellings that sort alike; a suppressed address is listed for several reasons. */
const BOXES = ['apfel', 'Äpfel', 'Birne', 'birne', 'a_b', 'Zebra', 'zebra']

const at = (index: number) => new Date(Date.UTC(2026, 1, 1, 11, 0, 0, 1 + (index % 4)))

/** Rows of the lists beside invoices, emails and parties, full of ties. */
export async function fillLists(
  database: Database,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<void> {
  await database.suppression.createMany({
    data: Array.from({ length: SUPPRESSIONS }, (_, index) => {
      const host = `${Math.floor(index / (BOXES.length * REASONS.length))}.example`
      const address = `${BOXES[Math.floor(index / REASONS.length) % BOXES.length]}${index % 3}@${host}`
      const reason = REASONS[index % REASONS.length] ?? 'MANUAL'
      return { organizationId, address, addressKey: address.toLowerCase(), reason, createdAt: at(index) }
    }),
  })
  await database.bouncingContact.createMany({
    data: Array.from({ length: BOUNCING }, (_, index) => {
      const address = `${BOXES[index % BOXES.length]}@${index}.example`
      const bouncedAt = { firstBouncedAt: at(index), lastBouncedAt: at(index * 3) }
      const facts = { bounceType: 'HARD' as const, bounceCount: 1 + (index % 3) }
      return { organizationId, address, addressKey: address.toLowerCase(), ...facts, ...bouncedAt }
    }),
  })
  await database.payment.createMany({
    data: samplesOf('Payment', ['id', 'currency', 'amountAllocated'], PAYMENTS).map((payment) => ({
      organizationId,
      amount: 0n,
      currency: 'EUR',
      status: 'MATCHED' as const,
      receivedAt: at(0),
      ...payment,
    })),
  })
  await database.auditEntry.createMany({
    data: Array.from({ length: AUDIT_ENTRIES }, (_, index) => ({
      organizationId,
      action: 'commentAdd',
      occurredAt: at(index * 7),
      actorUserId: index % 2 === 0 ? userId : null,
    })),
  })
}
