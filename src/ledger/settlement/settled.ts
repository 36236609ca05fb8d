import { isBalanced } from '../invoice/balance.ts'
import { derivedColumns } from '../invoice/rules.ts'
import type { LockedInvoice } from './lockMoney.ts'

/** What is done to an invoice; what is undone is negative. */
export type Movement = {
  /** Payments, in the invoice's currency. On a credit note: what is used up of it, below zero. */
  paid?: bigint
  /** Credit notes that are taken for it. */
  credited?: bigint
  /** What is given up of it. */
  writtenOff?: bigint
  /** The latest day on which any of what counts by now was applied; null where that is none. */
  lastAppliedAt?: Date | null
  markedUncollectibleAt?: Date | null
}

type Settled = LockedInvoice & ReturnType<typeof derivedColumns>

/**
 * An invoice with its amounts after a movement and all that follows from them. What was paid or credited elsewhere stays: an
 * amount moves by what is done here and no further. What an import has overridden meanwhile cannot be taken away once more.
 */
export function settled(before: LockedInvoice, movement: Movement, timezone: string): Settled {
  const { paid = 0n, credited = 0n, writtenOff = 0n } = movement
  const prePaymentCreditNotes = atLeastNothing(before.prePaymentCreditNotes, credited)
  const amountWrittenOff = atLeastNothing(before.amountWrittenOff, writtenOff)
  const amountDue =
    before.amountDue -
    (prePaymentCreditNotes - before.prePaymentCreditNotes) -
    (amountWrittenOff - before.amountWrittenOff)
  const amountPaid =
    before.total < 0n ? -atLeastNothing(-before.amountPaid, -paid) : atLeastNothing(before.amountPaid, paid)
  const moved = { ...before, prePaymentCreditNotes, amountWrittenOff, amountDue, amountPaid }
  const { markedUncollectibleAt = markKept(before, moved) } = movement
  const after = { ...moved, markedUncollectibleAt, paidDate: paidDateOf(before, moved, movement) }
  return { ...after, ...derivedColumns(after, timezone) }
}

/** Of what was given up to the last something is owed again: it may be collected. Who gave it up with a rest still does. */
function markKept(before: LockedInvoice, moved: LockedInvoice): Date | null {
  return isBalanced(before) && !isBalanced(moved) ? null : before.markedUncollectibleAt
}

/** Taking away more than there is leaves nothing; what is below nothing already stays where it is. */
function atLeastNothing(amount: bigint, added: bigint): bigint {
  const floor = amount < 0n ? amount : 0n
  return amount + added > floor ? amount + added : floor
}

type Amounts = Pick<LockedInvoice, 'amountDue' | 'amountPaid' | 'paidDate'>

/**
 * The day of the last payment or credit where nothing is owed, and none where something is owed again. While an invoice was
 * open all the time, its date is that of an earlier payment, as the source told it. Giving up the rest pays nothing.
 */
function paidDateOf(
  before: Amounts,
  after: Amounts,
  { writtenOff = 0n, lastAppliedAt = null }: Movement,
): Date | null {
  if (!isBalanced(after)) return isBalanced(before) ? null : before.paidDate
  if (writtenOff > 0n || lastAppliedAt === null) return before.paidDate
  return before.paidDate !== null && before.paidDate > lastAppliedAt ? before.paidDate : lastAppliedAt
}
