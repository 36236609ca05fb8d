import { formatFor, wallClock } from './wallClock.ts'

/** Days since 1970-01-01 in some timezone. Differences of two are whole calendar days, whatever the clock did. */
export type Day = number

const DAY = 86_400_000

/**
 * True for `UTC` and for IANA names such as `Europe/Berlin`. Offsets know no daylight saving, and abbreviations such as
 * `CET` mean one thing to JavaScript and another to PostgreSQL.
 */
export function isTimezone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) return false
  try {
    formatFor(name)
    return true
  } catch {
    return false
  }
}

/** The calendar day that the instant falls on in the timezone. */
export function localDay(instant: Date, timezone: string): Day {
  return Math.floor(wallClock(instant, timezone) / DAY)
}

/** The first instant of the day in the timezone. Where midnight is skipped, the first instant after the gap. */
export function startOfDay(day: Day, timezone: string): Date {
  const midnight = day * DAY
  // An offset is at most 14 hours and is wrong by one change of the clock at most, so two corrections settle it.
  let guess = midnight
  for (let round = 0; round < 3; round++) guess += midnight - wallClock(new Date(guess), timezone)
  if (localDay(new Date(guess), timezone) === day && localDay(new Date(guess - 1), timezone) < day) {
    return new Date(guess)
  }
  return searchStartOfDay(day, timezone)
}

function searchStartOfDay(day: Day, timezone: string): Date {
  let before = (day - 2) * DAY
  let after = (day + 2) * DAY
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (localDay(new Date(middle), timezone) < day) before = middle
    else after = middle
  }
  return new Date(after)
}

const LAST_DAY: Day = Date.UTC(9999, 11, 31) / DAY
const FIRST_DAY: Day = dayOf('0001-01-01')

/** The day that `2026-11-21` names. */
export function dayOf(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / DAY
}

/**
 * The calendar day of an instant as text; null where there is none, or where the timezone moves it out of the years 1 to
 * 9999, which no day is written in.
 */
export function dayTextOf(instant: Date | null, timezone: string): string | null {
  if (instant === null) return null
  const day = localDay(instant, timezone)
  return day < FIRST_DAY || day > LAST_DAY ? null : formatDay(day)
}

/** `2026-11-21`. */
export function formatDay(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
