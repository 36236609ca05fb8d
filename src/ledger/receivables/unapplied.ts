import { type Sql, sql, TRUE } from '../../database/sql.ts'
import { signOf } from './changes.ts'
import type { Moment } from './moment.ts'

/**
 * What of each payment is for nothing at the end of a day: rows of `party_id`, `currency` and `unapplied`. What failed never
 * came in; what was paid back elsewhere went back on the day it came. `where` speaks of payments as `y`.
 */
export function unappliedAt(organizationId: string, moment: Moment, where: Sql = TRUE): Sql {
  const id = sql`${organizationId}::uuid`
  if (moment.isNow) {
    return sql`select y.party_id, y.currency, y.amount - y.amount_refunded - y.amount_allocated as unapplied
      from payment y
      where y.organization_id = ${id} and ${where} and y.amount - y.amount_refunded - y.amount_allocated <> 0 and y.status <> 'FAILED'`
  }
  const end = sql`${moment.end}::timestamptz`
  const sign = signOf(sql`a.applied_at`, sql`a.reversed_at`, moment.end)
  return sql`select y.party_id, y.currency,
      y.amount - y.amount_refunded - y.amount_allocated + coalesce(c.back, 0) as unapplied
    from payment y left join (
      select e.payment_id, sum(e.back)::bigint as back from (
        select a.payment_id, a.amount * ${sign} as back from invoice_payment a
        where a.organization_id = ${id} and a.is_approved and (a.applied_at >= ${end} or a.reversed_at >= ${end})
        union all
        select r.payment_id, r.amount from payment_refund r where r.organization_id = ${id} and r.refunded_at >= ${end}
      ) e group by e.payment_id) c on c.payment_id = y.id
    where y.organization_id = ${id} and ${where} and y.received_at < ${end} and y.status <> 'FAILED'
      and y.amount - y.amount_refunded - y.amount_allocated + coalesce(c.back, 0) <> 0`
}
