import type { Day } from '../../../graph/calendar/day.ts'

const DAY = 86_400_000

/** Days since 1970-01-01, or null where the calendar has no such day. */
export function calendarDay(year: number, month: number, dayOfMonth: number): Day | null {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, dayOfMonth)
  const isReal = year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
  return isReal ? date.getTime() / DAY : null
}
