import type { Work } from '../../mutation/work.ts'
import { sql } from '../../read/sql.ts'
import type { KnownEmail } from './readDeliveries.ts'

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>

/**
 * Keeps on the invoices of emails that went out when and to whom the latest one went, as an import does. A later call
 * stays the latest.
 */
export async function markOutreach(scope: Scope, emails: readonly KnownEmail[]): Promise<void> {
  const { run, organizationId, now } = scope
  const invoiceIds = [...new Set(emails.flatMap((email) => email.invoiceIds))].sort()
  if (invoiceIds.length === 0) return
  // In a statement of its own: what another sender has stored meanwhile is seen by the next statement only.
  await run(sql`
    select id from invoice where organization_id = ${organizationId}::uuid and id = any(${invoiceIds}::uuid[])
    order by id for no key update`)
  await run(sql`
    update invoice i set last_outreach_at = latest.sent_at, last_outreach_channel = 'EMAIL',
      last_outreach_to = latest.address, updated_at = ${now}::timestamptz
    from (
      select wanted.id, e.sent_at, r.address
      from unnest(${invoiceIds}::uuid[]) as wanted(id)
      cross join lateral (
        select e.id, e.sent_at from email_invoice l
        join email e on e.organization_id = ${organizationId}::uuid and e.id = l.email_id
        where l.organization_id = ${organizationId}::uuid and l.invoice_id = wanted.id
          and e.direction = 'OUTBOUND' and e.sent_at is not null
        order by e.sent_at desc, e.id desc limit 1
      ) e
      left join lateral (
        select r.address from email_recipient r
        where r.organization_id = ${organizationId}::uuid and r.email_id = e.id and r.kind = 'TO'
        order by r.position, r.id limit 1
      ) r on true
    ) latest
    where i.organization_id = ${organizationId}::uuid and i.id = latest.id
      and (i.last_outreach_channel is distinct from 'CALL' or latest.sent_at >= i.last_outreach_at)`)
  await markIssued(scope, emails)
}

async function markIssued({ run, organizationId }: Scope, emails: readonly KnownEmail[]): Promise<void> {
  const issuing = emails.filter(({ reason }) => reason === 'INVOICE_ISSUED')
  if (issuing.length === 0) return
  await run(sql`
    update invoice set is_issued_email_sent = true
    where organization_id = ${organizationId}::uuid and not is_issued_email_sent
      and id = any(${issuing.flatMap(({ invoiceIds }) => invoiceIds)}::uuid[])`)
}
