import type { AllocationRecord } from '../record/payment.ts'
import type { Allocated } from './allocated.ts'
import { allocationRow } from './allocationRow.ts'
import type { Writing } from './ground.ts'
import { noteLinks } from './links.ts'
import { insertRows, upsertRows } from './rows.ts'
import type { Scope, Transaction } from './scope.ts'

/** Allocations by themselves. Returns the invoices that are paid by them. */
export async function storeAllocations(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<AllocationRecord>,
): Promise<string[]> {
  if (planned.length === 0) return []
  const rowOf = ({ id, record: { externalId, paymentExternalId, ...record } }: Allocated) => {
    const paymentId = ground.idOf('PAYMENT', paymentExternalId) ?? ''
    return allocationRow(scope, { id, paymentId, record }, ground)
  }
  const added = planned.filter(({ isNew }) => isNew).map(rowOf)
  const changed = planned.filter(({ isNew }) => !isNew).map(rowOf)
  await insertRows(transaction, 'invoice_payment', added)
  await upsertRows(transaction, 'invoice_payment', changed)
  noteLinks(scope, { entityType: 'INVOICE_PAYMENT', planned, ground })
  return [...added, ...changed].map(({ invoiceId }) => String(invoiceId))
}
