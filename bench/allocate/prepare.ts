import { uuidv7 } from '../../src/database/uuid.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import type { Company } from '../mail/company.ts'

/** Open invoices over 1,000.00 each, of one party each ten. */
export async function makeInvoices(
  { database, organizationId }: Company,
  count: number,
  total = 100_000n,
): Promise<string[]> {
  const parties = Array.from({ length: Math.ceil(count / 10) }, (_, index) => ({
    organizationId,
    id: uuidv7(),
    name: `Customer ${index}`,
  }))
  await database.party.createMany({ data: parties })
  const now = Date.now()
  const rows = Array.from({ length: count }, (_, index) => ({
    organizationId,
    id: uuidv7(),
    invoiceNumber: `RE-${index}`,
    standing: 'SENT' as const,
    currency: 'EUR',
    subtotal: total,
    total,
    amountDue: total,
    amountRemaining: total,
    targetPartyId: parties[Math.floor(index / 10)]?.id ?? null,
    issueDate: new Date(now - 40 * 86_400_000),
    dueDate: new Date(now - ((index % 60) - 30) * 86_400_000),
  }))
  for (let start = 0; start < rows.length; start += 2_000) {
    await database.invoice.createMany({ data: rows.slice(start, start + 2_000) })
  }
  return rows.map(({ id }) => encodeGlobalId('Invoice', organizationId, id))
}

export async function makePayments(
  { database, organizationId }: Company,
  count: number,
  amount: bigint,
): Promise<string[]> {
  const receivedAt = new Date(Date.now() - 86_400_000)
  const rows = Array.from({ length: count }, () => ({
    organizationId,
    id: uuidv7(),
    amount,
    currency: 'EUR',
    status: 'PENDING_MATCH' as const,
    receivedAt,
  }))
  for (let start = 0; start < rows.length; start += 2_000) {
    await database.payment.createMany({ data: rows.slice(start, start + 2_000) })
  }
  return rows.map(({ id }) => encodeGlobalId('Payment', organizationId, id))
}
