import { sql } from '../../../database/sql.ts'
import { runIn } from '../../../graph/mutation/work.ts'
import { latestCall } from '../../../outreach/email/lastOutreach.ts'
import type { Scope, Transaction } from './scope.ts'

/** Makes the latest outbound call about invoices their latest outreach, where nothing later is. */
export async function noteLastCalls(
  transaction: Transaction,
  { organizationId }: Pick<Scope, 'organizationId'>,
  invoiceIds: readonly string[],
): Promise<void> {
  if (invoiceIds.length === 0) return
  await runIn(transaction)(sql`
    update invoice i set last_outreach_at = latest.at, last_outreach_channel = 'CALL', last_outreach_to = latest.address
    from (
      select wanted.id, called.at, called.address from unnest(${[...invoiceIds]}::uuid[]) as wanted(id)
      cross join lateral ${latestCall(organizationId)} called
    ) latest
    where i.organization_id = ${organizationId}::uuid and i.id = latest.id
      and (i.last_outreach_at is null or i.last_outreach_at < latest.at)`)
}
