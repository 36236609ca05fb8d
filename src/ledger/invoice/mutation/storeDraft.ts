import type { Invoice, Prisma } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { amountsOf, lineRows } from '../draft/lineRows.ts'
import type { WorkedOut } from '../draft/workOut.ts'
import { derivedColumns } from '../rules.ts'

type New = Pick<Invoice, 'id' | 'currency' | 'issueDate' | 'dueDate' | 'paymentTermsDays'> &
  Partial<
    Omit<Prisma.InvoiceUncheckedCreateInput, 'organizationId' | 'id' | 'currency' | 'issueDate' | 'dueDate'>
  >

/** A new draft with its lines. */
export async function storeDraft(work: Work, draft: New, worked: WorkedOut): Promise<Invoice> {
  const { tx, run, organizationId, calendar, now } = work
  const { id, currency, issueDate, dueDate } = draft
  const amounts = { ...amountsOf(worked.totals), amountPaid: 0n }
  const state = {
    workflowStatus: 'DRAFT' as const,
    voidedAt: null,
    markedUncollectibleAt: null,
    paidDate: null,
    isInDispute: false,
  }
  const derived = derivedColumns({ ...state, ...amounts, issueDate, dueDate }, calendar.timezone)
  // First, as whoever changes an invoice does.
  await run(sql`select invoice_tally_lock(array[${organizationId}]::uuid[])::text`)
  const stored = await tx.invoice.create({
    data: { ...draft, organizationId, ...state, ...amounts, ...derived, createdAt: now, updatedAt: now },
  })
  await tx.lineItem.createMany({ data: lineRows(work, { invoiceId: id, currency }, worked) })
  return stored
}
