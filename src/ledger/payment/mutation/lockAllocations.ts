import type { InvoicePayment } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import { checkAllFound, idsIn } from '../../../graph/mutation/idList.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { columnsOf, lockMoney } from '../../settlement/lockMoney.ts'
import { MOST_ALLOCATIONS } from './allocationInput.ts'

const COLUMNS = [
  'id',
  'invoiceId',
  'paymentId',
  'amount',
  'invoiceAmount',
  'isApproved',
  'appliedAt',
  'reversedAt',
] as const satisfies readonly (keyof InvoicePayment)[]

export type LockedAllocation = Pick<InvoicePayment, (typeof COLUMNS)[number]>

/**
 * The allocations that an input names, with their invoices and payments, as they are until the transaction ends. Which those
 * are never changes, so that it may be read before anything is locked.
 */
export async function lockAllocations(work: DirectWork, texts: readonly string[]) {
  const ids = idsIn(work, 'InvoicePayment', texts, { field: 'allocationIds', most: MOST_ALLOCATIONS })
  const read = () =>
    work.run<LockedAllocation>(sql`select ${columnsOf('a', COLUMNS)} from invoice_payment a
      where a.organization_id = ${work.organizationId}::uuid and a.id = any(${ids}::uuid[])`)
  const found = await read()
  checkAllFound(work, 'InvoicePayment', { ids: texts, field: 'allocationIds', found })
  const invoiceIds = [...new Set(found.map(({ invoiceId }) => invoiceId))]
  const paymentIds = [...new Set(found.map(({ paymentId }) => paymentId))]
  const [locked, rows] = await Promise.all([lockMoney(work, { invoiceIds, paymentIds }), read()])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const allocations = ids.flatMap((id) => byId.get(id) ?? [])
  return { ...locked, ids, invoiceIds, paymentIds, allocations }
}
