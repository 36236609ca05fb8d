import type { Invoice } from '../../../prisma/generated/client/client.ts'
import type { Day } from '../../graph/calendar/day.ts'
import type { Customer } from '../party/customer.ts'

/** What becomes of an issued invoice, and on which day. */
export type Fate =
  | { kind: 'open' }
  | { kind: 'paid'; day: Day }
  | { kind: 'partial'; day: Day; share: number }
  | { kind: 'disputed'; day: Day }
  | { kind: 'uncollectible'; day: Day; share: number }
  | { kind: 'void'; day: Day }

/** An issued invoice's row with what the outreach about it must agree with. */
export type Bill = {
  row: Invoice
  customer: Customer
  issueDay: Day
  dueDay: Day
  fate: Fate
  /** The customer promised to pay on this day. */
  promisedDay: Day | null
}

/** From this day on nobody reminds anybody of the invoice. */
export function quietFrom({ fate }: Bill): Day | null {
  return fate.kind === 'open' || fate.kind === 'partial' ? null : fate.day
}

/** What was owed at the start of the day. */
export function owedOn({ row, fate }: Bill, day: Day): bigint {
  return fate.kind === 'partial' && fate.day < day ? row.amountDue - row.amountPaid : row.amountDue
}
