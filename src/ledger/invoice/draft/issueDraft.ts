import type { Invoice } from '../../../../prisma/generated/client/client.ts'
import { type Day, dayOf, formatDay, localDay, startOfDay } from '../../../graph/calendar/day.ts'
import { updatedAfter } from '../../../graph/mutation/updatedAfter.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { checkBooksOpen } from '../../organization/closedBooks.ts'
import { takeNumber } from '../number/takeNumber.ts'
import { derivedColumns } from '../rules.ts'
import { checkDue } from './readDates.ts'

type Issuing = {
  issuedOn?: string | null | undefined
  seriesId?: string | null | undefined
  /** Where the input says what an invoice must have to be issued. */
  field: { party: string; invoice: string }
}

const NOT_ISSUED = ['DRAFT', 'APPROVED', 'SCHEDULED'] as const

export function isDraft({ standing }: Pick<Invoice, 'standing'>): boolean {
  return NOT_ISSUED.some((status) => status === standing)
}

/** Issues an invoice that is locked and was not issued yet. Answers what changed of it. */
export async function issueDraft(work: Work, invoice: Invoice, { issuedOn, seriesId, field }: Issuing) {
  const { tx, organizationId, calendar, now } = work
  await checkComplete(work, invoice, field)
  const day = issueDay(work, invoice, issuedOn)
  const issueDate = startOfDay(day, calendar.timezone)
  const { paymentTermsDays: terms } = invoice
  const dueDate = terms === null ? invoice.dueDate : startOfDay(day + terms, calendar.timezone)
  checkDue(dueDate && localDay(dueDate, calendar.timezone), day, 'issuedOn')
  await checkBooksOpen(work, issueDate, 'issuedOn')
  // What nothing has to be paid on is settled with its issue.
  const paidDate = invoice.amountDue === 0n && invoice.amountPaid === 0n ? issueDate : invoice.paidDate
  const dated = { workflowStatus: 'SENT' as const, issueDate, dueDate, paidDate }
  // Last, so that a number is held as shortly as can be. One that came with an import stays.
  const number =
    invoice.invoiceNumber === null
      ? await takeNumber(work, { kind: invoice.total < 0n ? 'CREDIT_NOTE' : 'INVOICE', seriesId })
      : { invoiceNumber: invoice.invoiceNumber }
  const derived = derivedColumns({ ...invoice, ...dated }, calendar.timezone)
  await tx.invoice.update({
    where: { organizationId_id: { organizationId, id: invoice.id } },
    data: { ...dated, ...derived, ...number, updatedAt: updatedAfter(invoice, now) },
  })
  return { ...number, issuedOn: formatDay(day), total: String(invoice.total) }
}

async function checkComplete(work: Work, invoice: Invoice, field: Issuing['field']): Promise<void> {
  const { id: invoiceId, standing } = invoice
  if (!isDraft(invoice)) {
    const message = `The invoice is ${standing.toLowerCase()}: only one that was not issued yet can be issued.`
    throw refusal('IMMUTABLE_STATE', field.invoice, message)
  }
  if (invoice.type === 'PAYABLE') {
    throw refusal('INVALID', field.invoice, 'It is an invoice to the organization: the supplier issues it.')
  }
  if (invoice.targetPartyId === null) {
    throw refusal('REQUIRED', field.party, 'An invoice is issued to a party: name one first.')
  }
  const lines = await work.tx.lineItem.count({ where: { organizationId: work.organizationId, invoiceId } })
  if (lines === 0) throw refusal('REQUIRED', field.invoice, 'The invoice has no lines.')
}

function issueDay({ calendar }: Work, invoice: Invoice, issuedOn: string | null | undefined): Day {
  const { today, timezone } = calendar
  const day = issuedOn ? dayOf(issuedOn) : invoice.issueDate ? localDay(invoice.issueDate, timezone) : today
  if (day <= today) return day
  const message = `Today is ${formatDay(today)}: an invoice cannot be issued on ${formatDay(day)} yet.`
  throw refusal('INVALID', 'issuedOn', message)
}
