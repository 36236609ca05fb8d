import { type Day, localDay, startOfDay } from '../graph/calendar/day.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
const SUNDAY = 0
const SATURDAY = 6

/** The working days and office hours of one organization, seen from now. */
export class BusinessTime {
  readonly now: Date
  readonly today: Day
  readonly timezone: string
  private readonly starts = new Map<Day, number>()

  constructor(now: Date, timezone: string) {
    this.now = now
    this.timezone = timezone
    this.today = localDay(now, timezone)
  }

  /** The instant so many minutes after the local midnight that begins the day. */
  at(day: Day, minutes: number): Date {
    let start = this.starts.get(day)
    if (start === undefined) {
      start = startOfDay(day, this.timezone).getTime()
      this.starts.set(day, start)
    }
    return new Date(start + minutes * MINUTE)
  }

  /** Noon: whatever timezone a due date is read in, it is the same day. */
  noon(day: Day): Date {
    return this.at(day, 12 * 60)
  }

  officeHour(random: Random, day: Day): Date {
    return this.at(day, random.integer(8 * 60 + 10, 17 * 60 + 20) + random.fraction())
  }

  /** The instant itself in office hours, otherwise the next morning that somebody is in. */
  inOfficeHours(random: Random, instant: Date): Date {
    const day = this.dayOf(instant)
    const isOpen = instant >= this.at(day, 8 * 60) && instant < this.at(day, 18 * 60 + 30)
    if (isOpen && this.workdayFrom(day) === day) return instant
    const next = this.workdayFrom(instant < this.at(day, 8 * 60) ? day : day + 1)
    return this.at(next, random.integer(8 * 60 + 5, 10 * 60 + 40) + random.fraction())
  }

  dayOf(instant: Date): Day {
    return localDay(instant, this.timezone)
  }

  isPast(instant: Date): boolean {
    return instant.getTime() <= this.now.getTime()
  }

  notAfterNow(instant: Date): Date {
    return this.isPast(instant) ? instant : this.now
  }

  /** The day itself, or the Monday after it. */
  workdayFrom(day: Day): Day {
    if (weekday(day) === SATURDAY) return day + 2
    return weekday(day) === SUNDAY ? day + 1 : day
  }

  /** The day itself, or the Friday before it. */
  workdayUntil(day: Day): Day {
    if (weekday(day) === SATURDAY) return day - 1
    return weekday(day) === SUNDAY ? day - 2 : day
  }
}

function weekday(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((day + 4) % 7) + 7) % 7
}

export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + Math.round(minutes * MINUTE))
}
