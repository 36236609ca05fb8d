import { and, byValue, not, or, type Sql, sql } from '../../database/sql.ts'
import type { Calendar } from '../../graph/calendar/calendar.ts'
import { type Day, startOfDay } from '../../graph/calendar/day.ts'
import { checkedList, compare, when } from '../../graph/filter/condition.ts'
import { column } from '../../graph/read/table.ts'
import { isOpen, standingIn } from './condition.ts'

type DayComparison = Parameters<typeof compare<number>>[3]
type DateField = 'issueDate' | 'dueDate'

/**
 * A number of days since a date: nothing is overdue on which nothing is owed. Open rows compare the date with the bounds of a day in the organization's
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
    isOverdueDays ? isOpen(alias) : not(standingIn(alias, ['PAID'])),
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

/** Whether a row is due more days ago than that; false without a due date. */
export function daysOverdueMoreThan(alias: string, days: number, calendar: Calendar): Sql {
  const start = startOf(calendar.today - days, calendar)
  return sql`coalesce(${column(alias, 'dueDate')} < ${start}::timestamptz, false)`
}
