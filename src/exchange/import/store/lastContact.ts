import { type Sql, sql } from '../../../database/sql.ts'
import { lastOutreachStatement, latestCall } from '../../../outreach/email/lastOutreach.ts'
import type { Scope, Transaction } from './scope.ts'
import { tellIn } from './tellIn.ts'

type Contacted = {
  /** Invoices whose emails changed, and those whose calls did. */
  emailed: readonly string[]
  called: readonly string[]
}

/**
 * Notes on invoices when and to whom their latest contact went, once the emails and calls are stored: an invoice has many
 * indexes, and is written once for both.
 */
export async function noteLastContacts(
  transaction: Transaction,
  { organizationId }: Pick<Scope, 'organizationId'>,
  { emailed, called }: Contacted,
): Promise<void> {
  if (emailed.length > 0) {
    await tellIn(transaction, lastOutreachStatement({ organizationId, invoiceIds: emailed, now: null }))
  }
  const invoiceIds = [...new Set([...emailed, ...called])]
  if (invoiceIds.length > 0) await tellIn(transaction, lastCallStatement(organizationId, invoiceIds))
}

/** Makes the latest outbound call about invoices their latest outreach, where nothing later is. */
function lastCallStatement(organizationId: string, invoiceIds: readonly string[]): Sql {
  return sql`
    update invoice i set last_outreach_at = latest.at, last_outreach_channel = 'CALL', last_outreach_to = latest.address
    from (
      select wanted.id, called.at, called.address from unnest(${[...invoiceIds]}::uuid[]) as wanted(id)
      cross join lateral ${latestCall(organizationId)} called
    ) latest
    where i.organization_id = ${organizationId}::uuid and i.id = latest.id
      and (i.last_outreach_at is null or i.last_outreach_at < latest.at)`
}
