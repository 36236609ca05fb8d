import { sql } from '../../../database/sql.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { later } from '../../settlement/storeSettled.ts'

/**
 * Has the status of payments follow from what is allocated of them by now, which a trigger has counted, and from what went
 * back. One that failed, and one whose status is a word of its source's, keeps it.
 * For a bare `exists` PostgreSQL would read all allocations there are, while it takes them for few.
 */
export function followPayments({ tell, organizationId, now }: DirectWork, ids: readonly string[]): void {
  tell(sql`update payment p set updated_at = ${later('p', now)}, status = case
      when p.status in ('FAILED', 'OTHER') then p.status
      when p.amount_refunded > 0 and p.amount_refunded >= p.amount then 'REFUNDED'
      when p.amount_allocated > 0 then 'APPLIED'
      when (select true from invoice_payment a where a.organization_id = ${organizationId}::uuid and a.payment_id = p.id
        and a.reversed_at is null limit 1) then 'MATCHED'
      else 'PENDING_MATCH' end
    where p.organization_id = ${organizationId}::uuid and p.id = any(${[...ids]}::uuid[])`)
}
