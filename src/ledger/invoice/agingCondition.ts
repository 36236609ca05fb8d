import { and, FALSE, not, or, type Sql, sql, sum } from '../../database/sql.ts'
import type { Calendar } from '../../graph/calendar/calendar.ts'
import type { EnumComparison } from '../../graph/filter/enumFilter.ts'
import { compareComputed, isOpen, isPastDue } from './condition.ts'
import { daysCondition, daysOverdueMoreThan } from './daysCondition.ts'
import type { AgingBucket } from './rules.ts'

const BUCKETS: Record<AgingBucket, { gte?: number; lte?: number }> = {
  CURRENT: {},
  DAYS_1_30: { gte: 1, lte: 30 },
  DAYS_31_60: { gte: 31, lte: 60 },
  DAYS_61_90: { gte: 61, lte: 90 },
  OVER_90: { gte: 91 },
}

export function agingBucketCondition(
  alias: string,
  filter: EnumComparison<AgingBucket> | null | undefined,
  calendar: Calendar,
): Sql[] {
  const isIn = (bucket: AgingBucket) =>
    bucket === 'CURRENT'
      ? and([isOpen(alias), not(isPastDue(alias, calendar))])
      : and([isOpen(alias), ...daysCondition(alias, 'overdueDays', BUCKETS[bucket], calendar)])
  return compareComputed(
    filter,
    (buckets) => (buckets.length === 0 ? FALSE : or(buckets.map(isIn))),
    isOpen(alias),
  )
}

/**
 * How many of the rising numbers of days an open row is overdue by more than. Each is one bound of the due date, so that
 * only one side ever counts days.
 */
function overdueBucket(alias: string, edges: readonly number[], calendar: Calendar): Sql {
  return sql`(${sum(edges.map((edge) => sql`${daysOverdueMoreThan(alias, edge, calendar)}::int`))})`
}

/** The ageing bucket of an open row as its rank, null for the others. */
export function agingBucketRank(alias: string, calendar: Calendar): Sql {
  return sql`case when ${isOpen(alias)} then ${overdueBucket(alias, [0, 30, 60, 90], calendar)} end`
}
