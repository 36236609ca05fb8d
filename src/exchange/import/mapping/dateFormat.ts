import { formatDay } from '../../../graph/calendar/day.ts'
import { wallInstant } from '../../../graph/calendar/wallInstant.ts'
import { calendarDay } from '../record/calendar.ts'

const TOKENS: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
}

/** `69` is 2069 and `70` is 1970, unless the mapping states another year. */
export const USUAL_PIVOT = 70

export type DateFormat = {
  /** The calendar day `2026-02-15`, or null where the text is not a date of this format. */
  readDay(text: string): string | null
  /** The day, or with a time the instant in UTC. */
  readInstant(text: string, timezone: string): string | null
}

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>

/** Days and date-times with a zone as the canonical format has them, which is where they are checked. */
const ISO: DateFormat = { readDay: (text) => text, readInstant: (text) => text }

/**
 * Compiles a stated format such as `M/D/YYYY`; null where it does not say year, month and day. A year of two digits is one of
 * this century below the pivot, and of the last from there on.
 */
export function dateFormat(format: string, pivot = USUAL_PIVOT): DateFormat | null {
  if (format === 'ISO') return ISO
  const pattern = patternOf(format)
  if (pattern === null) return null
  const hasTime = /H/.test(format)
  return {
    readDay: (text) => dayOf(partsOf(text, pattern, pivot)),
    readInstant: (text, timezone) => {
      const parts = partsOf(text, pattern, pivot)
      const day = dayOf(parts)
      if (parts === null || day === null || !hasTime) return day
      return wallInstant(Date.parse(`${day}T00:00:00Z`) + timeOf(parts), timezone).toISOString()
    },
  }
}

function patternOf(format: string): RegExp | null {
  const tokens = format.match(/YYYY|YY|MM|M|DD|D|HH|H|mm|ss/g) ?? []
  const initials = tokens.map((token) => token[0]).join('')
  const isComplete = ['Y', 'M', 'D'].every((initial) => initials.split(initial).length === 2)
  const isTimeSound = /^[^Hms]*(H(m(s)?)?)?[^Hms]*$/.test(initials)
  if (!isComplete || !isTimeSound) return null
  const source = format.replace(
    /YYYY|YY|MM|M|DD|D|HH|H|mm|ss|[^\w\s]/g,
    (part) => TOKENS[part] ?? `\\${part}`,
  )
  return new RegExp(`^${source}$`)
}

function partsOf(text: string, pattern: RegExp, pivot: number): Parts | null {
  const groups = pattern.exec(text)?.groups
  if (groups === undefined) return null
  const { year: written = '', month, day, hour = '0', minute = '0', second = '0' } = groups
  const year = written.length === 2 ? `${Number(written) < pivot ? 20 : 19}${written}` : written
  const parts = { year, month, day, hour, minute, second }
  const numbers = Object.fromEntries(Object.entries(parts).map(([name, digits]) => [name, Number(digits)]))
  // The same names with numbers for texts.
  const read = numbers as Parts
  return read.hour < 24 && read.minute < 60 && read.second < 60 ? read : null
}

function dayOf(parts: Parts | null): string | null {
  if (parts === null) return null
  const day = calendarDay(parts.year, parts.month, parts.day)
  return day === null ? null : formatDay(day)
}

function timeOf({ hour, minute, second }: Parts): number {
  return ((hour * 60 + minute) * 60 + second) * 1_000
}
