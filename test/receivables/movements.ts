import type { Entry } from './book.ts'
import { dayIn } from './expected.ts'

type Range = { timezone: string; first: number; last: number }

/**
 * What happened to the invoices between two days, by date, as a statement of account lists it: what was billed, paid, credited,
 * written off, taken back and what left the books. Works from the single happenings alone, not from balances of a day.
 */
export function movementsOf(entries: readonly Entry[], { timezone, first, last }: Range): number {
  const isIn = (instant: number) => {
    const day = dayIn(timezone, instant)
    return day >= first && day <= last
  }
  return entries
    .filter(({ total }) => total > 0)
    .flatMap((entry) => happeningsOf(entry))
    .filter(({ at }) => isIn(at))
    .reduce((moved, { amount }) => moved + amount, 0)
}

type Happening = { at: number; amount: number }

/** In the order of time; what leaves the books takes along what is left on it then, and nothing happens to it afterwards. */
function happeningsOf(entry: Entry): Happening[] {
  const events = entry.events
    .filter(({ isApproved }) => isApproved)
    .flatMap(({ amount, at, reversedAt }): Happening[] => [
      { at, amount: -amount },
      ...(reversedAt === null ? [] : [{ at: reversedAt, amount }]),
    ])
  const elsewhere = { at: entry.elsewhere.at ?? entry.issuedAt, amount: -entry.elsewhere.amount }
  const all = [{ at: entry.issuedAt, amount: entry.total }, elsewhere, ...events]
  const out = entry.voidedAt ?? entry.cancelledAt ?? entry.uncollectibleAt
  if (out === null) return all
  const left = all.reduce((sum, { amount }) => sum + amount, 0)
  return [...all, { at: out, amount: -left }]
}
