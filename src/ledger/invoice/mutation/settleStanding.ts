import type { Invoice, InvoiceStanding } from '../../../../prisma/generated/client/client.ts'
import type { Changed } from '../../../graph/mutation/perform.ts'
import { updatedAfter } from '../../../graph/mutation/updatedAfter.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { derivedColumns } from '../rules.ts'

type Ending = {
  patch: Partial<Pick<Invoice, 'voidedAt' | 'cancelledAt' | 'markedUncollectibleAt' | 'workflowStatus'>>
  /** Why, in the words of who did it. */
  note: string | null
}

/** Ends what an invoice that is locked was, and tells of it. */
export async function settleStanding(
  work: Work,
  invoice: Invoice,
  { patch, note }: Ending,
): Promise<Changed> {
  const { tx, organizationId, calendar, now } = work
  const { id, standing: before } = invoice
  const derived = derivedColumns({ ...invoice, ...patch }, calendar.timezone)
  await tx.invoice.update({
    where: { organizationId_id: { organizationId, id } },
    data: { ...patch, ...derived, updatedAt: updatedAfter(invoice, now) },
  })
  const status: { before: InvoiceStanding; after: InvoiceStanding } = { before, after: derived.standing }
  return {
    result: { id },
    entity: { type: 'Invoice', id },
    changes: { status, note },
    announced: [{ kind: 'INVOICE', invoiceIds: [id] }],
  }
}
