import type { Calendar } from '../../graph/calendar/calendar.ts'
import { type Day, dayOf, formatDay, startOfDay } from '../../graph/calendar/day.ts'
import { badInput } from '../../graph/error.ts'

/** The end of a day in the organization: the last one that figures are asked as of. */
export type Moment = {
  /** The day as the organization counts it. */
  calendar: Calendar
  /** The first instant that does not count any more. */
  end: string
  /** Whether the day is today, so that what is stored is what is asked. */
  isNow: boolean
}

/** The days of a calendar that PostgreSQL knows and that the timezone moves nowhere else. */
const FIRST_DAY = dayOf('0001-01-03')

export function momentOf(day: Day, { today, timezone }: Calendar): Moment {
  return {
    calendar: { today: day, timezone },
    end: startOfDay(Math.max(day + 1, FIRST_DAY), timezone).toISOString(),
    isNow: day === today,
  }
}

/** The day that an argument names. What has not come yet cannot be told. */
export function dayOfArgument(argument: string, text: string, { today }: Calendar): Day {
  const day = dayOf(text)
  if (day > today) {
    throw badInput(
      argument,
      `must not be in the future: it is ${formatDay(today)} where the organization is.`,
    )
  }
  return day
}
