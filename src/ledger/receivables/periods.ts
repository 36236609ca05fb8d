import { builder } from '../../graph/builder.ts'
import type { Day } from '../../graph/calendar/day.ts'
import { badInput } from '../../graph/error.ts'
import { monthOf, startOfMonth } from './formulas.ts'

export const ReceivablesInterval = builder.enumType('ReceivablesInterval', {
  description: 'How long the periods are that figures are told for, by the calendar of the organization.',
  values: {
    WEEK: { description: 'Monday to Sunday.' },
    MONTH: { description: 'A month of the calendar.' },
    QUARTER: { description: 'Three months from January, April, July or October on.' },
    YEAR: { description: 'A year of the calendar.' },
  } as const,
})
type Interval = typeof ReceivablesInterval.$inferType

/** Both days belong to it. */
export type Period = { from: Day; to: Day }

/** Each costs a pass over the receivables. */
const MAX_PERIODS = 24

/** The periods of the calendar from one day to another; what lies outside of these is cut off the first and the last. */
export function periodsOf(from: Day, to: Day, interval: Interval): Period[] {
  if (to < from) throw badInput('to', 'must not be before from.')
  const periods: Period[] = []
  for (let start = from; start <= to; ) {
    if (periods.length === MAX_PERIODS) throw badInput('interval', `makes more than ${MAX_PERIODS} periods.`)
    const end = Math.min(to, lastDayOf(start, interval))
    periods.push({ from: start, to: end })
    start = end + 1
  }
  return periods
}

const MONTHS = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const

function lastDayOf(day: Day, interval: Interval): Day {
  // The first day of 1970 was a Thursday.
  if (interval === 'WEEK') return day + 6 - ((((day + 3) % 7) + 7) % 7)
  const length = MONTHS[interval]
  const month = monthOf(day)
  return startOfMonth(month - (month % length) + length) - 1
}
