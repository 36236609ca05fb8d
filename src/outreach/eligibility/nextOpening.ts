import { localDay } from '../../graph/calendar/day.ts'
import { wallClock } from '../../graph/calendar/wallClock.ts'
import { wallInstant } from '../../graph/calendar/wallInstant.ts'
import type { OutreachSettings } from '../../graph/viewer.ts'

type Window = Pick<OutreachSettings, 'windowStart' | 'windowEnd' | 'weekdays'>

const MINUTE = 60_000
const DAY = 86_400_000
/** From any instant on, every weekday begins once within this many days. */
const DAYS_AHEAD = 8

/** When the window opens next; null while it is open. */
export function nextOpening(window: Window, timezone: string, at: Date): Date | null {
  if (isOpen(window, wallClock(at, timezone))) return null
  const today = localDay(at, timezone)
  for (let day = today; day <= today + DAYS_AHEAD; day++) {
    if (!isOnWeekday(window, day)) continue
    const opening = wallInstant(day * DAY + (window.windowStart ?? 0) * MINUTE, timezone)
    if (opening > at) return opening
  }
  throw new Error('A window of outreach opens on no day of the week.')
}

function isOpen(window: Window, wall: number): boolean {
  const minute = Math.floor((((wall % DAY) + DAY) % DAY) / MINUTE)
  const isInHours = minute >= (window.windowStart ?? 0) && minute < (window.windowEnd ?? 1440)
  return isInHours && isOnWeekday(window, Math.floor(wall / DAY))
}

/** 1970-01-01 was a Thursday, the fourth day of the week. */
function isOnWeekday({ weekdays }: Window, day: number): boolean {
  return weekdays.length === 0 || weekdays.includes(((((day + 3) % 7) + 7) % 7) + 1)
}
