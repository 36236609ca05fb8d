import { type Sql, sql } from '../../database/sql.ts'
import type { Calendar } from '../../graph/calendar/calendar.ts'
import { formatDay } from '../../graph/calendar/day.ts'
import { compare } from '../../graph/filter/condition.ts'
import type { EnumComparison } from '../../graph/filter/enumFilter.ts'
import { column } from '../../graph/read/table.ts'
import type { PromiseStatus } from './promiseRules.ts'

/** The status of `promiseRules.ts` again, of the promise that counts: the current one, else the newest. */
export function promiseStatusCondition(
  organizationId: string,
  invoice: string,
  filter: EnumComparison<PromiseStatus> | null | undefined,
  { today }: Calendar,
): Sql[] {
  const status = sql`(select case when pr.cancelled_at is not null then 'CANCELLED'
      when pr.superseded_at is not null then 'SUPERSEDED'
      when pr.fulfilled_on <= pr.promised_on then 'KEPT'
      when pr.fulfilled_on is not null or pr.promised_on < ${formatDay(today)}::date then 'BROKEN'
      else 'ACTIVE' end
    from promise_to_pay pr
    where pr.organization_id = ${organizationId}::uuid and pr.invoice_id = ${column(invoice, 'id')}
    order by coalesce(pr.cancelled_at, pr.superseded_at) is null desc, pr.recorded_at desc, pr.id desc limit 1)`
  return compare('promiseStatus', status, 'text', filter)
}
