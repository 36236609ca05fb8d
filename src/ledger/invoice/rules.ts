import type {
  Invoice,
  InvoiceStanding,
  InvoiceWorkflowStatus,
} from '../../../prisma/generated/client/client.ts'
import type { Calendar } from '../../graph/calendar/calendar.ts'
import { localDay } from '../../graph/calendar/day.ts'
import { amountRemainingOf, creditLeftOf, isBalanced } from './balance.ts'

export type InvoiceStatus = InvoiceStanding | 'OVERDUE'

/** In the order of an invoice's life, which is also the order that sorting by status follows. */
export const INVOICE_STATUSES = [
  'DRAFT',
  'APPROVED',
  'SCHEDULED',
  'SENT',
  'OVERDUE',
  'PARTIALLY_PAID',
  'DISPUTED',
  'PAID',
  'UNCOLLECTIBLE',
  'VOID',
  'CANCELLED',
] as const satisfies readonly InvoiceStatus[]

/** Standings on which an unpaid balance is a receivable that ages. On all others nothing may be collected. */
export const OPEN_STANDINGS = ['SENT', 'PARTIALLY_PAID', 'DISPUTED'] as const

type StandingSource = {
  workflowStatus: InvoiceWorkflowStatus
  voidedAt: Date | null
  markedUncollectibleAt: Date | null
  paidDate: Date | null
  isInDispute: boolean
  amountDue: bigint
  amountPaid: bigint
}

/**
 * The status apart from today's date, in the documented precedence. The database checks the same rule. A paid date settles
 * nothing by itself: many books keep the date of the last payment there, so that the amounts decide.
 */
function standingOf(invoice: StandingSource): InvoiceStanding {
  if (invoice.voidedAt !== null) return 'VOID'
  if (invoice.workflowStatus === 'CANCELLED') return 'CANCELLED'
  if (invoice.markedUncollectibleAt !== null) return 'UNCOLLECTIBLE'
  if ((invoice.paidDate !== null && isBalanced(invoice)) || isFullyPaid(invoice)) return 'PAID'
  if (invoice.isInDispute) return 'DISPUTED'
  if (invoice.workflowStatus !== 'SENT') return invoice.workflowStatus
  return invoice.amountPaid > 0n && invoice.amountPaid < invoice.amountDue ? 'PARTIALLY_PAID' : 'SENT'
}

function isFullyPaid({ amountDue, amountPaid }: { amountDue: bigint; amountPaid: bigint }): boolean {
  return amountDue > 0n && amountPaid >= amountDue
}

type SettledSource = {
  standing: InvoiceStanding
  issueDate: Date | null
  dueDate: Date | null
  paidDate: Date | null
  amountDue: bigint
}

/**
 * Days are frozen when an invoice is paid, so they are stored once, counted in the organization's timezone. What never had
 * to be paid was never paid late.
 */
function settledDaysOf(invoice: SettledSource, timezone: string) {
  const frozen = (from: Date | null) =>
    invoice.standing === 'PAID' && invoice.paidDate !== null && from !== null
      ? localDay(invoice.paidDate, timezone) - localDay(from, timezone)
      : null
  return {
    settledOverdueDays: invoice.amountDue > 0n ? frozen(invoice.dueDate) : null,
    settledAgeDays: frozen(invoice.issueDate),
  }
}

/** The columns every write derives from the others: standing, balance and frozen days. */
export function derivedColumns(
  invoice: StandingSource & Omit<SettledSource, 'standing'>,
  timezone: string,
): Pick<Invoice, 'standing' | 'amountRemaining' | 'settledOverdueDays' | 'settledAgeDays'> {
  const standing = standingOf(invoice)
  return {
    standing,
    amountRemaining: amountRemainingOf(invoice),
    ...settledDaysOf({ ...invoice, standing }, timezone),
  }
}

type DatedInvoice = Pick<
  Invoice,
  'standing' | 'amountRemaining' | 'issueDate' | 'dueDate' | 'settledOverdueDays' | 'settledAgeDays'
>

/** The status as shown: SENT turns into OVERDUE the day after the due date while something is owed. */
export function statusOf(invoice: DatedInvoice, calendar: Calendar): InvoiceStatus {
  if (invoice.standing !== 'SENT' || invoice.amountRemaining === 0n) return invoice.standing
  return (overdueDaysOf(invoice, calendar) ?? 0) > 0 ? 'OVERDUE' : 'SENT'
}

/** Days past the due date; negative before it. Null without a due date and where nothing may be collected. */
export function overdueDaysOf(invoice: DatedInvoice, { today, timezone }: Calendar): number | null {
  if (invoice.standing === 'PAID') return invoice.settledOverdueDays
  if (invoice.dueDate === null || !isOpen(invoice)) return null
  return today - localDay(invoice.dueDate, timezone)
}

/** Days since the issue date, frozen on the day of payment. */
export function ageDaysOf(invoice: DatedInvoice, { today, timezone }: Calendar): number | null {
  if (invoice.issueDate === null) return null
  if (invoice.standing === 'PAID') return invoice.settledAgeDays
  return today - localDay(invoice.issueDate, timezone)
}

/** Disputed invoices count as overdue: only outreach leaves them alone. */
export function isOverdue(invoice: DatedInvoice, calendar: Calendar): boolean {
  return isOpen(invoice) && (overdueDaysOf(invoice, calendar) ?? 0) > 0
}

type Owing = Pick<Invoice, 'standing' | 'amountRemaining'>

/** Something is owed and may be collected. */
function isOpen({ standing, amountRemaining }: Owing): boolean {
  return amountRemaining > 0n && hasOpenStanding(standing)
}

function hasOpenStanding(standing: InvoiceStanding): boolean {
  return OPEN_STANDINGS.some((open) => open === standing)
}

/** What is owed and may be collected. Null where nothing can be: before sending, void, cancelled or written off. */
export function outstandingOf({ standing, amountRemaining }: Owing): bigint | null {
  return hasOpenStanding(standing) || standing === 'PAID' ? amountRemaining : null
}

/** What is left of a credit note that stands: neither a draft nor void nor used up. */
export function unappliedCreditOf(invoice: Pick<Invoice, 'standing' | 'amountDue' | 'amountPaid'>): bigint {
  return hasOpenStanding(invoice.standing) ? creditLeftOf(invoice) : 0n
}

export const AGING_BUCKETS = ['CURRENT', 'DAYS_1_30', 'DAYS_31_60', 'DAYS_61_90', 'OVER_90'] as const
export type AgingBucket = (typeof AGING_BUCKETS)[number]

/** The bucket an open invoice ages in; one without a due date is current. Null when nothing is owed. */
export function agingBucketOf(invoice: DatedInvoice, calendar: Calendar): AgingBucket | null {
  if (!isOpen(invoice)) return null
  const days = overdueDaysOf(invoice, calendar) ?? 0
  if (days <= 0) return 'CURRENT'
  if (days <= 30) return 'DAYS_1_30'
  if (days <= 60) return 'DAYS_31_60'
  return days <= 90 ? 'DAYS_61_90' : 'OVER_90'
}

export type PaymentState = 'UNPAID' | 'PARTIALLY_PAID' | 'PAID' | 'OVERPAID'

export function paymentStateOf({
  amountDue,
  amountPaid,
}: Pick<Invoice, 'amountDue' | 'amountPaid'>): PaymentState {
  if (amountPaid <= 0n) return 'UNPAID'
  if (amountPaid > amountDue) return 'OVERPAID'
  return amountPaid === amountDue ? 'PAID' : 'PARTIALLY_PAID'
}
