import { refusal } from '../../graph/mutation/userError.ts'
import type { OutreachSettings } from '../../graph/viewer.ts'

type Changes = {
  windowStart?: string | null | undefined
  windowEnd?: string | null | undefined
  weekdays?: readonly number[] | undefined
  minDaysBetweenOutreach?: number | null | undefined
  inboundGracePeriodDays?: number | null | undefined
}

const MOST_DAYS = 365

/** The settings with what was given put in its place; refused where that makes no sense. */
export function changedSettings(settings: OutreachSettings, changes: Changes): OutreachSettings {
  const windowStart = minutesOf('windowStart', changes.windowStart, settings.windowStart)
  const windowEnd = minutesOf('windowEnd', changes.windowEnd, settings.windowEnd)
  checkWindow(windowStart, windowEnd)
  return {
    windowStart,
    windowEnd,
    weekdays:
      changes.weekdays === undefined ? settings.weekdays : [...new Set(changes.weekdays)].toSorted(ascending),
    minDaysBetweenOutreach: daysOf('minDaysBetweenOutreach', changes, settings),
    inboundGracePeriodDays: daysOf('inboundGracePeriodDays', changes, settings),
  }
}

const ascending = (left: number, right: number) => left - right

/** `09:00` to `24:00`; null takes the bound away, and what is left out stays. */
function minutesOf(field: string, given: string | null | undefined, stored: number | null): number | null {
  if (given === undefined) return stored
  if (given === null) return null
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(given) ?? []
  const all = hours === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes)
  if (all <= 1440) return all
  throw refusal('INVALID', field, 'A time of day is written like "09:00", from "00:00" to "24:00".')
}

function checkWindow(start: number | null, end: number | null): void {
  if ((start === null) !== (end === null)) {
    const missing = start === null ? 'windowStart' : 'windowEnd'
    throw refusal('REQUIRED', missing, 'A window has both a start and an end, or neither.')
  }
  if (start !== null && end !== null && start >= end) {
    throw refusal('INVALID', 'windowEnd', 'The window must end after it starts, on the same day.')
  }
}

function daysOf(
  field: 'minDaysBetweenOutreach' | 'inboundGracePeriodDays',
  changes: Changes,
  settings: OutreachSettings,
): number {
  const days = changes[field] ?? settings[field]
  if (days >= 0 && days <= MOST_DAYS) return days
  throw refusal('INVALID', field, `The number of days lies between 0 and ${MOST_DAYS}.`)
}
