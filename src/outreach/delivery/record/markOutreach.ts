import { sql } from '../../../database/sql.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { lastOutreachStatement } from '../../email/lastOutreach.ts'
import type { KnownEmail } from './readDeliveries.ts'

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>

/** Keeps on the invoices of emails that went out when and to whom the latest contact went, as an import does. */
export async function markOutreach(scope: Scope, emails: readonly KnownEmail[]): Promise<void> {
  const invoiceIds = emails.flatMap((email) => email.invoiceIds)
  if (invoiceIds.length === 0) return
  await markLatestContact(scope, invoiceIds)
  await markIssued(scope, emails)
}

/** The same of a call; `forgotten` is when it began, as long as that was so. */
export async function markLatestContact(
  { run, organizationId, now }: Scope,
  ids: readonly string[],
  forgotten: Date | null = null,
): Promise<void> {
  const invoiceIds = [...new Set(ids)].sort()
  if (invoiceIds.length === 0) return
  // In a statement of its own: what another sender has stored meanwhile is seen by the next statement only.
  await run(sql`
    select id from invoice where organization_id = ${organizationId}::uuid and id = any(${invoiceIds}::uuid[])
    order by id for no key update`)
  await run(lastOutreachStatement({ organizationId, invoiceIds, now, forgotten }))
}

async function markIssued({ run, organizationId }: Scope, emails: readonly KnownEmail[]): Promise<void> {
  const issuing = emails.filter(({ reason }) => reason === 'INVOICE_ISSUED')
  if (issuing.length === 0) return
  await run(sql`
    update invoice set is_issued_email_sent = true
    where organization_id = ${organizationId}::uuid and not is_issued_email_sent
      and id = any(${issuing.flatMap(({ invoiceIds }) => invoiceIds)}::uuid[])`)
}
