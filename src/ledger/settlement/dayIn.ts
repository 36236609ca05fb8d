import { formatDay, localDay } from '../../graph/calendar/day.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import type { InstantOrDay } from '../../graph/scalars.ts'

type Given = InstantOrDay | null | undefined

/** When something happened, as people say it: an instant, and none to come. Null where they say nothing. */
export function pastIn({ now }: Pick<DirectWork, 'now'>, given: Given, field: string): Date | null {
  if (given === null || given === undefined) return null
  if (typeof given === 'string') {
    throw refusal(
      'INVALID',
      field,
      'This is an instant, such as "2026-02-15T09:05:00Z": a day alone is none.',
    )
  }
  if (given > now) throw refusal('INVALID', field, `${given.toISOString()} is still to come.`)
  return given
}

type Bounds = {
  given: Date | null
  field: string
  /** What it cannot come before, and what that is called. */
  notBefore: readonly { at: Date | null; what: string }[]
}

/**
 * From when on something counts. Where nobody says: from when there was all that it needs, and from now on where some of that
 * is dated ahead. What is given may not lie on a day before that.
 */
export function countsFrom(
  { now, calendar: { timezone } }: Pick<DirectWork, 'now' | 'calendar'>,
  { given, field, notBefore }: Bounds,
): Date {
  const dated = notBefore.flatMap(({ at, what }) => (at === null || at > now ? [] : [{ at, what }]))
  if (given === null) {
    const latest = Math.max(...dated.map(({ at }) => at.getTime()))
    return dated.length === 0 ? now : new Date(latest)
  }
  for (const { at, what } of dated) {
    if (localDay(given, timezone) < localDay(at, timezone)) {
      throw refusal(
        'INVALID',
        field,
        `${what} on ${formatDay(localDay(at, timezone))}: it cannot count before.`,
      )
    }
  }
  return given
}
