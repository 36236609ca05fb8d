import { type Day, startOfDay } from '../../../graph/calendar/day.ts'
import { Refusal } from '../rejection.ts'
import { calendarDay } from './calendar.ts'

export const INSTANT_PATTERN =
  '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?$'

const PARTS = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})\S*?)?(?:Z|[+-](\d{2}):(\d{2})))?$/
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z')
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z')
const MOST_REMEMBERED = 20_000

/** Reads a day or a date-time that has the pattern; returns it in UTC with milliseconds. */
export function readInstant(text: string, timezone: string): string {
  const [, year, month, dayOfMonth, ...clock] = PARTS.exec(text) ?? []
  const day = calendarDay(Number(year), Number(month), Number(dayOfMonth))
  if (day === null) throw new Refusal(null, `"${text}" is not a day of the calendar`)
  const instant = clock[0] === undefined ? dayStart(day, timezone) : readClock(text, clock)
  if (Number.isNaN(instant)) throw new Refusal(null, `"${text}" has a time that no clock shows`)
  if (instant < FIRST_INSTANT || instant > LAST_INSTANT) {
    throw new Refusal(null, 'must lie within the years 1 to 9999')
  }
  return new Date(instant).toISOString()
}

function readClock(
  text: string,
  [hour, minute, second, zoneHour, zoneMinute]: (string | undefined)[],
): number {
  const isReal =
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second ?? 0) <= 59 &&
    Number(zoneHour ?? 0) <= 23 &&
    Number(zoneMinute ?? 0) <= 59
  return isReal ? Date.parse(text) : Number.NaN
}

const starts = new Map<string, number>()

/** Files name few different days many times, and asking the clock of a timezone is slow. */
function dayStart(day: Day, timezone: string): number {
  const key = `${day} ${timezone}`
  let start = starts.get(key)
  if (start === undefined) {
    if (starts.size >= MOST_REMEMBERED) starts.clear()
    start = startOfDay(day, timezone).getTime()
    starts.set(key, start)
  }
  return start
}
