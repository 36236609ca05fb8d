import type { AllocationRecord } from '../record/payment.ts'
import { allocationRow } from './allocationRow.ts'
import type { Writing } from './ground.ts'
import { noteLinks } from './links.ts'
import { upsertRows } from './rows.ts'
import type { Scope, Transaction } from './scope.ts'

/** Allocations by themselves. Returns the invoices that are paid by them. */
export async function storeAllocations(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<AllocationRecord>,
): Promise<string[]> {
  if (planned.length === 0) return []
  const rows = planned.map(({ id, record: { externalId, paymentExternalId, ...record } }) => {
    const paymentId = ground.idOf('PAYMENT', paymentExternalId) ?? ''
    return allocationRow(scope, { id, paymentId, record }, ground)
  })
  await upsertRows(transaction, 'invoice_payment', rows)
  noteLinks(scope, { entityType: 'INVOICE_PAYMENT', planned, ground })
  return rows.map(({ invoiceId }) => String(invoiceId))
}
