import { nothing, or, raw, type Sql, sql, TRUE } from '../../database/sql.ts'
import type { Calendar } from '../../graph/calendar/calendar.ts'
import { askList, type List } from '../../graph/connection/list.ts'
import type { Page } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { isActive, isOpen, unappliedCredit } from './condition.ts'
import { startOf } from './daysCondition.ts'

/**
 * A whole side of the ledger, unfiltered: its sums stand in `invoice_tally`, which the database keeps with every
 * write. A million invoices are some thousand tallies, where a pass over them takes 0.2 to 4 seconds.
 */
type Tally = { list: List; includeInactive: boolean }
/** What picks the rows of the list. */
type Picking = {
  where?: object | null | undefined
  search?: string | null | undefined
  includeInactive?: boolean | null | undefined
}
type TalliedPage = Page<unknown> & { tally: Tally }

export function isTallied(page: Page<unknown>): page is TalliedPage {
  return 'tally' in page
}

/** The page, with its count and sums read from the tallies where the list is a whole side of the ledger. */
export function withTally<Row>(context: Context, page: Page<Row>, list: List, args: Picking): Page<Row> {
  if (isFiltered(args)) return page
  const tally = { list, includeInactive: args.includeInactive === true }
  let count: Promise<number> | undefined
  const totalCount = () => {
    count ??= countTallied(context, tally)
    return count
  }
  const tallied: TalliedPage & Page<Row> = { ...page, tally, totalCount }
  return tallied
}

/** A null condition counts as left out, and so does a search for blanks. */
function isFiltered({ where, search }: Picking): boolean {
  const conditions = Object.values(where ?? {})
  return conditions.some((condition) => condition !== null && condition !== undefined) || !!search?.trim()
}

async function countTallied(context: Context, { list, includeInactive }: Tally): Promise<number> {
  const [answer] = await askList<{ count: number }>(
    context,
    list,
    'count',
    sql`select coalesce(sum(t.invoice_count), 0)::int as count from invoice_tally t
      where t.organization_id = ${list.organizationId}::uuid and t.type = 'RECEIVABLE'
        ${includeInactive ? nothing : sql`and t.is_active`}`,
  )
  return answer?.count ?? 0
}

/**
 * The tallies in the place of the invoices, under their alias. A tally holds the invoices due on one UTC day, and an
 * edge of a bucket is midnight where the organization is: the day that an edge falls into is read row by row, so that
 * every other tally lies on one side of each edge as a whole.
 */
export function talliesOf(
  {
    list: { organizationId },
    includeInactive,
  }: { list: { organizationId: string }; includeInactive: boolean },
  alias: string,
  { edges, calendar }: { edges: readonly number[]; calendar: Calendar },
): Sql {
  const id = sql`${organizationId}::uuid`
  const days = edges.map((edge) => startOf(calendar.today - edge, calendar).slice(0, 10))
  const splitDays = days.map(
    (day) => sql`(i.due_date >= ${`${day}Z`}::timestamptz
    and i.due_date < ${`${day}Z`}::timestamptz + interval '24 hours')`,
  )
  return sql`(
    select t.type, t.currency, t.standing, nullif(t.collection_method, '') as collection_method, t.due_on as due_date,
      t.invoice_count, t.total, t.amount_due, t.amount_paid, t.amount_remaining, t.unapplied_credit
    from invoice_tally t
    where t.organization_id = ${id} and t.type = 'RECEIVABLE' and t.invoice_count <> 0 and t.due_on <> all(${days.map((day) => `${day}Z`)}::timestamptz[])
      ${includeInactive ? nothing : sql`and t.is_active`}
    union all
    select i.type, i.currency, i.standing, i.collection_method::text, i.due_date,
      1, i.total, i.amount_due, i.amount_paid, i.amount_remaining, ${unappliedCredit('i')}
    from invoice i
    where i.organization_id = ${id} and i.type = 'RECEIVABLE' and ${isOpen('i')} and ${or(splitDays)}
      and ${includeInactive ? TRUE : isActive(organizationId, 'i')}
  ) ${raw(alias)}`
}
