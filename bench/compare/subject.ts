import { localDay, startOfDay } from '../../src/graph/calendar/day.ts'
import { type LedgerSize, periodOf, rowId } from '../ledger/size.ts'

const TIMEZONE = 'Europe/Berlin'

/** What the operations ask for: rows of the default organization, and bounds of days in its timezone. */
export type Subject = {
  organizationId: string
  /** Partly paid, made by a blueprint, with six emails of which at least one bounced. */
  invoiceId: string
  partyId: string
  /** The first instant of the day so many days before today. */
  startOfDaysAgo: (days: number) => string
  /** Days since the instant's day. */
  daysSince: (instant: string) => number
}

export function subjectOf(size: LedgerSize): Subject {
  const today = localDay(new Date(), TIMEZONE)
  return {
    organizationId: rowId('organization', 0),
    invoiceId: rowId('invoice', findInvoice(size)),
    partyId: rowId('party', 0),
    startOfDaysAgo: (days) => startOfDay(today - days, TIMEZONE).toISOString(),
    daysSince: (instant) => today - localDay(new Date(instant), TIMEZONE),
  }
}

/** See `bench/ledger/emails.ts` for which emails are about it, and which of those bounced. */
function findInvoice(size: LedgerSize): number {
  const period = periodOf(size)
  for (let group = 1; (group + 1) * 10 * period <= size.invoices; group += 2) {
    const emails = [0, 1, 2, 3, 4, 5].map((turn) => (group * 10 + turn) * period)
    if (emails.some((email) => email % 1_009 < 50)) return (group * 10 + 7) * period
  }
  throw new Error('A ledger needs some thousand invoices to be measured.')
}
