import type { Database } from '../../src/database/client.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'

/** What the ledger says of all its invoices and payments, by their global ids. */
export async function shownBy(database: Database, organizationId: string): Promise<Map<string, object>> {
  const invoices = await database.invoice.findMany({ where: { organizationId } })
  const payments = await database.payment.findMany({ where: { organizationId } })
  const ofInvoices = invoices.map((row): [string, object] => [
    encodeGlobalId('Invoice', organizationId, row.id),
    {
      due: Number(row.amountDue),
      paid: Number(row.amountPaid),
      credited: Number(row.prePaymentCreditNotes),
      writtenOff: Number(row.amountWrittenOff),
      remaining: Number(row.amountRemaining),
      standing: row.standing,
      paidDate: row.paidDate?.getTime() ?? null,
      settledOverdueDays: row.settledOverdueDays,
    },
  ])
  const ofPayments = payments.map((row): [string, object] => [
    encodeGlobalId('Payment', organizationId, row.id),
    {
      allocated: Number(row.amountAllocated),
      refunded: Number(row.amountRefunded),
      status: row.status,
    },
  ])
  return new Map([...ofInvoices, ...ofPayments])
}
