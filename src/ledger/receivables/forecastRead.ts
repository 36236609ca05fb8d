import { sql } from '../../database/sql.ts'
import { type Day, formatDay } from '../../graph/calendar/day.ts'
import type { Context } from '../../graph/context.ts'
import { isOpen } from '../invoice/condition.ts'

/** What is expected on one day, or on none that is known; `promised` of it by promises. */
export type Expected = { currency: string; day: Day | null; count: number; amount: bigint; promised: bigint }

/**
 * Each open invoice falls into what is promised, which comes on the promised day, and the rest, which comes as many days after
 * its due date as its party pays late on the average of all it has paid in the currency; where it paid nothing yet, as all
 * parties do.
 */
export async function readExpected(context: Context, organizationId: string): Promise<Expected[]> {
  const { today, timezone } = context.calendarOf(organizationId)
  const id = sql`${organizationId}::uuid`
  const rows = await context.database.read<
    Omit<Expected, 'amount' | 'promised'> & { amount: string; promised: string }
  >(sql`
    with usual as (select t.currency, round(sum(t.settled_delay) / sum(t.settled_amount)) as delay from party_tally t
      where t.organization_id = ${id} and t.settled_amount > 0 group by t.currency)
    select part.currency, part.day, count(distinct part.id)::int as count, sum(part.amount)::text as amount,
      coalesce(sum(part.amount) filter (where part.is_promised), 0)::text as promised
    from (
      select i.id, i.currency, p.day, p.amount, p.is_promised
      from invoice i
      left join party_tally t on t.organization_id = ${id} and t.party_id = i.target_party_id and t.currency = i.currency
      left join usual u on u.currency = i.currency
      left join lateral (
        select r.promised_on - date '1970-01-01' as day,
          least(i.amount_remaining, greatest(0, coalesce(r.amount - (i.amount_paid - r.amount_paid_before), i.amount_remaining))) as amount
        from promise_to_pay r
        where r.organization_id = ${id} and r.invoice_id = i.id and r.cancelled_at is null and r.superseded_at is null
          and r.fulfilled_on is null and r.promised_on >= ${formatDay(today)}::date
        order by r.recorded_at desc, r.id desc limit 1) promise on true
      cross join lateral (values
        (promise.day, coalesce(promise.amount, 0), true),
        ((i.due_date at time zone ${timezone})::date - date '1970-01-01'
          + coalesce(round(t.average_delay_days), u.delay, 0)::int, i.amount_remaining - coalesce(promise.amount, 0), false)
      ) p(day, amount, is_promised)
      where i.organization_id = ${id} and i.type = 'RECEIVABLE' and ${isOpen('i')} and p.amount > 0) part
    group by 1, 2 order by 1, 2`)
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount), promised: BigInt(row.promised) }))
}
