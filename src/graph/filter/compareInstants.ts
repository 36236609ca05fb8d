import type { Sql } from '../../database/sql.ts'
import { dayOf, startOfDay } from '../calendar/day.ts'
import type { InstantOrDay } from '../scalars.ts'
import { compare } from './condition.ts'
import type { Maybe } from './operators.ts'

type InstantComparison = {
  eq?: Maybe<InstantOrDay>
  gt?: Maybe<InstantOrDay>
  gte?: Maybe<InstantOrDay>
  lt?: Maybe<InstantOrDay>
  lte?: Maybe<InstantOrDay>
  isNull?: Maybe<boolean>
}

/** The condition of a filter on instants. A plain day means the whole day in the timezone: `lte` it, to its last moment. */
export function compareInstants(
  path: string,
  expression: Sql,
  filter: Maybe<InstantComparison>,
  timezone: string,
): Sql[] {
  if (filter === null || filter === undefined) return []
  const { eq, gt, gte, lt, lte, isNull } = filter
  const begin = (value: Maybe<InstantOrDay>) => (isDay(value) ? startOfDay(dayOf(value), timezone) : value)
  const end = (day: string) => startOfDay(dayOf(day) + 1, timezone)
  return [
    isDay(eq) ? { gte: begin(eq), lt: end(eq) } : { eq },
    isDay(gt) ? { gte: end(gt) } : { gt },
    { gte: begin(gte) },
    { lt: begin(lt) },
    isDay(lte) ? { lt: end(lte) } : { lte },
    { isNull },
  ].flatMap((comparison) => compare<Date>(path, expression, 'timestamptz', comparison, instantText))
}

const isDay = (value: Maybe<InstantOrDay>): value is string => typeof value === 'string'

const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z')
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z')

/** The first and the last day begin and end, in some timezones, beyond what either JavaScript or PostgreSQL writes alike. */
function instantText(instant: Date): string {
  if (instant.getTime() < FIRST_INSTANT) return '-infinity'
  return instant.getTime() > LAST_INSTANT ? 'infinity' : instant.toISOString()
}
