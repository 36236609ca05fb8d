import { sql } from '../../database/sql.ts'
import type { Calendar } from '../../graph/calendar/calendar.ts'
import { type Day, startOfDay } from '../../graph/calendar/day.ts'
import type { Context } from '../../graph/context.ts'
import { startOf } from '../invoice/daysCondition.ts'
import { balancesAt, wasSentBefore } from './balances.ts'
import { momentOf } from './moment.ts'

type Asked = { context: Context; organizationId: string; calendar: Calendar }

/** What was owed at the end of a day, and what of it was not overdue, by currency. */
export type Owed = { owed: bigint; notOverdue: bigint }

export async function readOwed(
  { context, organizationId, calendar }: Asked,
  day: Day,
): Promise<Map<string, Owed>> {
  const moment = momentOf(day, calendar)
  const rows = await context.database.read<{ currency: string; owed: string; overdue: string }>(sql`
    select s.currency, sum(s.owed)::text as owed,
      coalesce(sum(s.owed) filter (where s.due_date < ${startOf(day, calendar)}::timestamptz), 0)::text as overdue
    from (${balancesAt({ organizationId, where: null }, moment)}) s group by s.currency`)
  return new Map(
    rows.map(({ currency, owed, overdue }) => [
      currency,
      { owed: BigInt(owed), notOverdue: BigInt(owed) - BigInt(overdue) },
    ]),
  )
}

/** What was billed on one day and left the books on another, or has not yet. Credit notes bill nothing. */
export type Sale = { currency: string; day: Day; ended: Day | null; amount: bigint }

export async function readSales({ context, organizationId, calendar: { timezone } }: Asked): Promise<Sale[]> {
  const rows = await context.database.read<Omit<Sale, 'amount'> & { amount: string }>(sql`
    select i.currency, (coalesce(i.issue_date, i.created_at) at time zone ${timezone})::date - date '1970-01-01' as day,
      (least(i.voided_at, i.cancelled_at, i.marked_uncollectible_at) at time zone ${timezone})::date - date '1970-01-01' as ended,
      sum(i.total)::text as amount
    from invoice i
    where i.organization_id = ${organizationId}::uuid and i.type = 'RECEIVABLE' and i.total > 0
      and (i.workflow_status = 'SENT' or i.standing = 'DISPUTED' or (i.cancelled_at is not null and ${wasSentBefore(organizationId)}))
    group by 1, 2, 3`)
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
}

/** What was paid in full on a day, and the same by the days it was late. */
export type Settled = { currency: string; day: Day; amount: bigint; weighted: bigint }

export async function readSettled(asked: Asked, from: Day, to: Day): Promise<Settled[]> {
  const { context, organizationId, calendar } = asked
  const { timezone } = calendar
  const rows = await context.database.read<{
    currency: string
    day: Day
    amount: string
    weighted: string
  }>(sql`
    select i.currency, (i.paid_date at time zone ${timezone})::date - date '1970-01-01' as day, sum(i.total)::text as amount,
      sum(i.total::numeric * i.settled_overdue_days)::text as weighted
    from invoice i
    where i.organization_id = ${organizationId}::uuid and i.type = 'RECEIVABLE' and i.standing = 'PAID' and i.total > 0
      and i.settled_overdue_days is not null and i.paid_date >= ${startOfDay(from, timezone).toISOString()}::timestamptz
      and i.paid_date < ${startOfDay(to + 1, timezone).toISOString()}::timestamptz
    group by 1, 2`)
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount), weighted: BigInt(row.weighted) }))
}
