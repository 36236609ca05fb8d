import type { Database } from '../../src/database/client.ts'
import { uuidv7 } from '../../src/database/uuid.ts'
import { decodeGlobalId } from '../../src/graph/globalId.ts'

type Sending = { database: Database; organizationId: string; invoiceIds: readonly string[] }

export type SentEmail = { messageId: string; address: string }

/** Emails that were handed over a minute ago, as many as asked for, to one recipient each and about an invoice each. */
export async function sentEmails(
  { database, organizationId, invoiceIds }: Sending,
  number: number,
): Promise<SentEmail[]> {
  const sentAt = new Date(Date.now() - 60_000)
  const rows = Array.from({ length: number }, (_, index) => ({
    id: uuidv7(),
    recipientId: uuidv7(),
    messageId: `${uuidv7()}@bench.example`,
    address: `reader${index}@customer.example`,
    invoiceId: uuidOf(invoiceIds[index % invoiceIds.length] ?? ''),
  }))
  await database.email.createMany({
    data: rows.map(({ id, messageId }) => ({
      organizationId,
      id,
      messageId,
      status: 'SENT' as const,
      deliveryStatus: 'SENT' as const,
      sentAt,
      createdAt: sentAt,
      timelineAt: sentAt,
    })),
  })
  await database.emailRecipient.createMany({
    data: rows.map(({ id, recipientId, address }) => ({
      organizationId,
      id: recipientId,
      emailId: id,
      address,
      deliveryStatus: 'SENT' as const,
      sentAt,
    })),
  })
  await database.emailInvoice.createMany({
    data: rows.map(({ id, invoiceId }) => ({ organizationId, emailId: id, invoiceId })),
  })
  await database.$executeRaw`analyze`
  return rows.map(({ messageId, address }) => ({ messageId, address }))
}

function uuidOf(globalId: string): string {
  const decoded = decodeGlobalId(globalId)
  if (decoded === null) throw new Error(`${globalId} is no id.`)
  return decoded.id
}
