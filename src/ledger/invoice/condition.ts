import { and, not, or, type Sql, sql, TRUE } from '../../database/sql.ts'
import type { Calendar } from '../../graph/calendar/calendar.ts'
import { startOfDay } from '../../graph/calendar/day.ts'
import { checkedList, when } from '../../graph/filter/condition.ts'
import type { EnumComparison } from '../../graph/filter/enumFilter.ts'
import { column } from '../../graph/read/table.ts'
import type { InvoiceStatus } from './rules.ts'
import { INVOICE_STATUSES, OPEN_STANDINGS } from './rules.ts'

/** The computed fields of `rules.ts` again, as conditions that an index can serve: dates are bounds, not sums. */

export function truth(condition: Sql, value: boolean): Sql {
  return value ? condition : not(condition)
}

/** The due date lies before the first instant of today: at least one day overdue. */
export function isPastDue(alias: string, { today, timezone }: Calendar): Sql {
  return sql`${column(alias, 'dueDate')} < ${startOfDay(today, timezone).toISOString()}::timestamptz`
}

/** Of one standing alone, an index holds the rows in order; of several it does not. */
export function standingIn(alias: string, standings: readonly string[]): Sql {
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
export function compareComputed<V>(
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

/** Neither of an archived document nor of an inactive blueprint; both sets are small and read once. */
export function isActive(organizationId: string, alias: string): Sql {
  const [documentId, blueprintId] = [column(alias, 'documentId'), column(alias, 'blueprintId')]
  return sql`(${documentId} is null or ${documentId} not in (
      select d.id from document d where d.organization_id = ${organizationId}::uuid and d.is_archived))
    and (${blueprintId} is null or ${blueprintId} not in (
      select b.id from invoice_blueprint b where b.organization_id = ${organizationId}::uuid and not b.is_active))`
}

/** Something is owed and may be collected. */
export function isOpen(alias: string): Sql {
  return and([standingIn(alias, OPEN_STANDINGS), sql`${column(alias, 'amountRemaining')} > 0`])
}

/** What is owed and may be collected; null where nothing can be. The function is what the index of the order holds. */
export function outstanding(alias: string): Sql {
  return sql`invoice_outstanding(${column(alias, 'standing')}, ${column(alias, 'amountRemaining')})`
}

/** What is left of a credit note that stands; zero on every other row. */
export function unappliedCredit(alias: string): Sql {
  return sql`invoice_unapplied_credit(${column(alias, 'standing')}, ${column(alias, 'amountDue')}, ${column(alias, 'amountPaid')})`
}

export function isOverdue(alias: string, calendar: Calendar): Sql {
  return and([isOpen(alias), isPastDue(alias, calendar)])
}
