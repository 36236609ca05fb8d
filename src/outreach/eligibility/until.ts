import { startOfDay } from '../../graph/calendar/day.ts'
import { daysAfter, type OutreachMoment } from './moment.ts'
import { nextOpening } from './nextOpening.ts'
import type { OutreachBlocker } from './outreachBlocker.ts'

const DAY = 86_400_000

/** When a blocker ends by itself, from the fact it tells; null where it does not. */
export function untilOf(code: OutreachBlocker, fact: string | null, moment: OutreachMoment): Date | null {
  const { settings, timezone, opensAt } = moment
  if (code === 'OUTSIDE_WINDOW') return opensAt
  if (fact === null) return null
  if (code === 'PROMISE_ACTIVE') return startOfDay(Date.parse(fact) / DAY + 1, timezone)
  if (code === 'COOLING_OFF') return daysAfter(new Date(fact), settings.minDaysBetweenOutreach)
  if (code === 'CUSTOMER_REPLIED') return daysAfter(new Date(fact), settings.inboundGracePeriodDays)
  return null
}

/**
 * The first instant at which mail may go out: now when nothing blocks, null when something does that does not end by
 * itself. What ends outside the window is waited on until the window opens.
 */
export function nextPossibleAt(
  blocks: readonly { until: Date | null }[],
  { at, settings, timezone }: OutreachMoment,
): Date | null {
  const ends = blocks.map(({ until }) => until)
  if (ends.includes(null)) return null
  const latest = new Date(Math.max(at.getTime(), ...ends.map((end) => end?.getTime() ?? 0)))
  return nextOpening(settings, timezone, latest) ?? latest
}
