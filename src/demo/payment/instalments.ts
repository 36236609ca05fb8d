import type { Bill } from '../invoice/bill.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'

/** A part of what an invoice says is paid, and when it came in. */
export type Instalment = { bill: Bill; at: Date; amount: bigint }

const SPLIT = 0.08
/** Between the last letter and the last payment there must be room for a first one. */
const ROOM = 6

/** How the bill was paid: at once as a rule, twice by mistake, or in two parts where no letter says otherwise. */
export function instalmentsOf(
  world: World,
  random: Random,
  bill: Bill,
  isToldOtherwise: boolean,
): Instalment[] {
  const { row, fate } = bill
  if (row.amountPaid <= 0n || row.type !== 'RECEIVABLE') return []
  const whole = (at: Date): Instalment[] => [{ bill, at, amount: row.amountPaid }]
  if (fate.kind === 'partial') return whole(world.time.officeHour(random, fate.day))
  // On the morning of the day on which the rest is written off.
  if (fate.kind === 'uncollectible') return whole(world.time.at(fate.day, 8 * 60))
  if (row.paidDate === null) return []
  if (row.amountPaid === row.amountDue * 2n) return twice(world, random, bill, row.paidDate)
  return (isToldOtherwise ? null : inParts(world, random, bill, row.paidDate)) ?? whole(row.paidDate)
}

/** The next day once more. */
function twice({ time }: World, random: Random, bill: Bill, paidDate: Date): Instalment[] {
  const again = time.notAfterNow(time.officeHour(random, time.workdayFrom(time.dayOf(paidDate) + 1)))
  return [paidDate, again < paidDate ? paidDate : again].map((at) => ({
    bill,
    at,
    amount: bill.row.amountDue,
  }))
}

function inParts({ time }: World, random: Random, bill: Bill, paidDate: Date): Instalment[] | null {
  const { row } = bill
  const quiet = time.dayOf(row.lastOutreachAt ?? row.issueDate ?? paidDate)
  const room = time.dayOf(paidDate) - quiet
  if (room < ROOM || !random.chance(SPLIT)) return null
  const first = (row.amountPaid * BigInt(random.integer(30, 70))) / 100n
  const day = time.workdayUntil(quiet + Math.ceil(room / 2))
  if (first === 0n || day <= quiet) return null
  return [
    { bill, at: time.officeHour(random, day), amount: first },
    { bill, at: paidDate, amount: row.amountPaid - first },
  ]
}
