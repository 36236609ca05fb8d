import { sql } from '../../database/sql.ts'
import { type Day, formatDay } from '../../graph/calendar/day.ts'
import type { Context } from '../../graph/context.ts'
import { isOpen } from '../invoice/condition.ts'

/** What is expected on one day, or on none that is known; `promised` of it by promises. */
export type Expected = { currency: string; day: Day | null; count: number; amount: bigint; promised: bigint }

/**
 * Each open invoice falls into what is promised, which comes on the promised day, and the rest, which comes as many days after
 * its due date as its party pays late on the average of all it has paid in the currency; where it paid nothing yet, as all
 * parties do. The day due of what is open is kept by a trigger, with its sign turned.
 */
export async function readExpected(context: Context, organizationId: string): Promise<Expected[]> {
  const { today } = context.calendarOf(organizationId)
  const id = sql`${organizationId}::uuid`
  // An invoice has one promise at most that counts.
  const promises = sql`select r.invoice_id, r.promised_on, r.amount, r.amount_paid_before from promise_to_pay r
    where r.organization_id = ${id} and r.cancelled_at is null and r.superseded_at is null and r.fulfilled_on is null
      and r.promised_on >= ${formatDay(today)}::date`
  const rows = await context.database.read<
    Omit<Expected, 'amount' | 'promised'> & { amount: string; promised: string }
  >(sql`
    with usual as (select t.currency, round(sum(t.settled_delay) / sum(t.settled_amount)) as delay from party_tally t
      where t.organization_id = ${id} and t.settled_amount > 0 group by t.currency)
    select p.currency, p.day, (count(*) filter (where p.is_first))::int as count, sum(p.amount)::text as amount,
      coalesce(sum(p.amount) filter (where p.is_promised), 0)::text as promised
    from (
      select i.currency, i.amount_remaining as owed, r.promised_on - date '1970-01-01' as promised_day,
        coalesce(least(i.amount_remaining, greatest(0, coalesce(r.amount - (i.amount_paid - r.amount_paid_before),
          case when r.promised_on is not null then i.amount_remaining end))), 0) as promised,
        coalesce(round(t.average_delay_days), u.delay, 0)::int - i.overdue_offset as usual_day
      from invoice i
      left join party_tally t on t.organization_id = ${id} and t.party_id = i.target_party_id and t.currency = i.currency
      left join usual u on u.currency = i.currency
      left join (${promises}) r on r.invoice_id = i.id
      where i.organization_id = ${id} and i.type = 'RECEIVABLE' and ${isOpen('i')}) s
    cross join lateral (values
      (s.currency, s.promised_day, s.promised, true, true),
      (s.currency, s.usual_day, s.owed - s.promised, false, s.promised = 0 or s.usual_day is distinct from s.promised_day)
    ) p(currency, day, amount, is_promised, is_first)
    where p.amount > 0
    group by 1, 2 order by 1, 2`)
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount), promised: BigInt(row.promised) }))
}
