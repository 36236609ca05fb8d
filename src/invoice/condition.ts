import { checkedList, compare, when } from '../filter/condition.ts'
import type { EnumComparison } from '../filter/where.ts'
import { type Day, startOfDay } from '../organization/day.ts'
import { and, byValue, FALSE, not, or, type Sql, sql, sum, TRUE } from '../read/sql.ts'
import { column } from '../read/table.ts'
import type { AgingBucket, Calendar, InvoiceStatus } from './rules.ts'
import { INVOICE_STATUSES, OPEN_STANDINGS, UNCOUNTED_STANDINGS } from './rules.ts'

/** The computed fields of `rules.ts` again, as conditions that an index can serve: dates are bounds, not sums. */

/** The due date lies before the first instant of today: at least one day overdue. */
function isPastDue(alias: string, { today, timezone }: Calendar): Sql {
  return sql`${column(alias, 'dueDate')} < ${startOfDay(today, timezone).toISOString()}::timestamptz`
}

/** Of one standing alone, an index holds the rows in order; of several it does not. */
function standingIn(alias: string, standings: readonly string[]): Sql {
  const [only] = standings
  if (standings.length === 1) return sql`${column(alias, 'standing')} = ${only}::"InvoiceStanding"`
  return sql`${column(alias, 'standing')} = any(${[...standings]}::"InvoiceStanding"[])`
}

function statusIs(alias: string, status: InvoiceStatus, calendar: Calendar): Sql {
  if (status !== 'OVERDUE' && status !== 'SENT') return standingIn(alias, [status])
  const overdue = and([isPastDue(alias, calendar), sql`${column(alias, 'amountRemaining')} > 0`])
  return and([standingIn(alias, ['SENT']), status === 'OVERDUE' ? overdue : not(overdue)])
}

function statusIn(alias: string, statuses: readonly InvoiceStatus[], calendar: Calendar): Sql {
  const dated = [...new Set(statuses)].filter((status) => status === 'OVERDUE' || status === 'SENT')
  const fixed = statuses.filter((status) => status !== 'OVERDUE' && status !== 'SENT')
  if (dated.length === 2) return standingIn(alias, [...fixed, 'SENT'])
  return or([
    ...(fixed.length > 0 ? [standingIn(alias, fixed)] : []),
    ...dated.map((status) => statusIs(alias, status, calendar)),
  ])
}

export function statusCondition(
  alias: string,
  filter: EnumComparison<InvoiceStatus> | null | undefined,
  calendar: Calendar,
): Sql[] {
  return compareComputed(filter, (statuses) => statusIn(alias, statuses, calendar), TRUE)
}

/** `eq ne in notIn isNull` on a value that is told by a condition instead of a column. */
function compareComputed<V>(
  filter: EnumComparison<V> | null | undefined,
  isOneOf: (values: readonly V[]) => Sql,
  isPresent: Sql,
): Sql[] {
  return [
    ...when(filter?.eq, (value) => isOneOf([value])),
    ...when(filter?.ne, (value) => not(isOneOf([value]))),
    ...when(filter?.in, (values) => isOneOf(checkedList('in', values))),
    ...when(filter?.notIn, (values) => not(isOneOf(checkedList('notIn', values)))),
    ...when(filter?.isNull, (isNull) => (isNull ? not(isPresent) : isPresent)),
  ]
}

/** The status of a row as its rank in an invoice's life, for sorting and for facets. */
export function statusRank(alias: string, calendar: Calendar): Sql {
  const standings = INVOICE_STATUSES.filter((status) => status !== 'OVERDUE')
  const ranks = standings.map((status) => INVOICE_STATUSES.indexOf(status))
  return sql`case when ${statusIs(alias, 'OVERDUE', calendar)} then ${INVOICE_STATUSES.indexOf('OVERDUE')}::int
    else (${ranks}::int[])[array_position(${standings}::"InvoiceStanding"[], ${column(alias, 'standing')})] end`
}

/** Each rank that `statusRank` gives, with the condition that a row has it. */
export function statusRanks(alias: string, calendar: Calendar): { value: string; condition: Sql }[] {
  return INVOICE_STATUSES.map((status, rank) => ({
    value: String(rank),
    condition: statusIs(alias, status, calendar),
  }))
}

type DayComparison = Parameters<typeof compare<number>>[3]
type DateField = 'issueDate' | 'dueDate'

/**
 * A number of days since a date. Open rows compare the date with the bounds of a day in the organization's
 * timezone; paid ones compare the number that was frozen when they were paid.
 */
export function daysCondition(
  alias: string,
  field: 'overdueDays' | 'ageDays',
  filter: DayComparison,
  calendar: Calendar,
): Sql[] {
  if (filter === null || filter === undefined) return []
  const isOverdueDays = field === 'overdueDays'
  const date: DateField = isOverdueDays ? 'dueDate' : 'issueDate'
  const frozen = column(alias, isOverdueDays ? 'settledOverdueDays' : 'settledAgeDays')
  const { isNull, ...numbers } = filter
  const isRunning = and([
    not(standingIn(alias, isOverdueDays ? ['PAID', ...UNCOUNTED_STANDINGS] : ['PAID'])),
    sql`${column(alias, date)} is not null`,
  ])
  const isFrozen = and([standingIn(alias, ['PAID']), sql`${frozen} is not null`])
  const parts = Object.entries(numbers).map(([operator, operand]) => {
    if (operand === null || operand === undefined) return []
    const one = { [operator]: operand }
    const isNegation = operator === 'ne' || operator === 'notIn'
    const matches = or([
      and([isFrozen, ...compare(field, frozen, 'int', one)]),
      and([isRunning, daysSince(column(alias, date), operator as Operator, operand, calendar)]),
    ])
    return isNegation ? [or([matches, not(or([isRunning, isFrozen]))])] : [matches]
  })
  const present = or([isRunning, isFrozen])
  return [...parts.flat(), ...when(isNull, (absent) => (absent ? not(present) : present))]
}

type Operator = 'eq' | 'ne' | 'in' | 'notIn' | 'gt' | 'gte' | 'lt' | 'lte'

/** `today - d(date) <operator> operand`, turned around into a range of the date itself. */
function daysSince(
  date: Sql,
  operator: Operator,
  operand: number | readonly number[],
  calendar: Calendar,
): Sql {
  const from = (day: Day) => sql`${date} ${byValue} >= ${startOf(day, calendar)}::timestamptz`
  const before = (day: Day) => sql`${date} ${byValue} < ${startOf(day, calendar)}::timestamptz`
  const on = (days: number) => and([from(calendar.today - days), before(calendar.today - days + 1)])
  if (typeof operand !== 'number') {
    const any = or(checkedList('in', operand).map(on))
    return operator === 'in' ? any : not(any)
  }
  const day = calendar.today - operand
  switch (operator) {
    case 'gte':
      return before(day + 1)
    case 'gt':
      return before(day)
    case 'lte':
      return from(day)
    case 'lt':
      return from(day + 1)
    case 'ne':
      return not(on(operand))
    default:
      return on(operand)
  }
}

/** Days so far away that they lie outside PostgreSQL's and JavaScript's calendars all mean "ever" or "never". */
export function startOf(day: Day, { timezone }: Calendar): string {
  const within = Math.min(Math.max(day, FIRST_DAY), LAST_DAY)
  return startOfDay(within, timezone).toISOString()
}

const FIRST_DAY = Date.parse('0001-01-03T00:00:00Z') / 86_400_000
const LAST_DAY = Date.parse('9999-12-29T00:00:00Z') / 86_400_000

/** Neither of an archived document nor of an inactive blueprint; both sets are small and read once. */
export function isActive(organizationId: string): Sql {
  return sql`(i.document_id is null or i.document_id not in (
      select d.id from document d where d.organization_id = ${organizationId}::uuid and d.is_archived))
    and (i.blueprint_id is null or i.blueprint_id not in (
      select b.id from invoice_blueprint b where b.organization_id = ${organizationId}::uuid and not b.is_active))`
}

/** Something is owed and may be collected. */
export function isOpen(alias: string): Sql {
  return and([standingIn(alias, OPEN_STANDINGS), sql`${column(alias, 'amountRemaining')} > 0`])
}

export function isOverdue(alias: string, calendar: Calendar): Sql {
  return and([isOpen(alias), isPastDue(alias, calendar)])
}

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

/** Days overdue as a sort key: those that still run grow by one a day all alike, those of paid invoices stand still. */
export function overdueDaysKey(alias: string, { today }: Calendar) {
  const running = column(alias, 'overdueOffset')
  const settled = column(alias, 'settledOverdueDays')
  return {
    expression: sql`coalesce(${running} + ${today}::int, ${settled})`,
    kinds: {
      having: [
        { condition: sql`${running} is not null`, expression: running, shift: today },
        { condition: sql`${running} is null and ${settled} is not null`, expression: settled, shift: 0 },
      ],
      none: sql`${running} is null and ${settled} is null`,
    },
  }
}

/**
 * How many of the rising numbers of days an open row is overdue by more than. Each is one bound of the due date, so that
 * only one side ever counts days.
 */
function overdueBucket(alias: string, edges: readonly number[], calendar: Calendar): Sql {
  return sql`(${sum(edges.map((edge) => sql`${daysOverdueMoreThan(alias, edge, calendar)}::int`))})`
}

/** Whether a row is due more days ago than that; false without a due date. */
export function daysOverdueMoreThan(alias: string, days: number, calendar: Calendar): Sql {
  const start = startOf(calendar.today - days, calendar)
  return sql`coalesce(${column(alias, 'dueDate')} < ${start}::timestamptz, false)`
}

/** The ageing bucket of an open row as its rank, null for the others. */
export function agingBucketRank(alias: string, calendar: Calendar): Sql {
  return sql`case when ${isOpen(alias)} then ${overdueBucket(alias, [0, 30, 60, 90], calendar)} end`
}
