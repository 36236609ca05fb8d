import type { EmailStatus } from '../../../prisma/generated/client/client.ts'
import { sql } from '../../database/sql.ts'
import type { Run } from '../../database/transact.ts'

type Cancelling = { organizationId: string; emailId: string; errorMessage: string | null; now: Date }
type CancellingFrom = Cancelling & { from: EmailStatus }
type Cancelled = { status: EmailStatus; isCancelled: boolean; invoiceIds: string[] }

/**
 * Calls off an email of which no copy has been handed over, and answers the state it was in; null when there is none. Its
 * job stays in the queue and finds nothing to do.
 */
export async function cancelEmail(
  run: Run,
  { organizationId, emailId, errorMessage, now }: Cancelling,
): Promise<Cancelled | null> {
  const [email] = await run<{ status: EmailStatus; isUnderWay: boolean; invoiceIds: string[] }>(sql`
    select e.status, e.sent_at is not null or e.status = 'SENDING' as "isUnderWay", array(
      select ei.invoice_id from email_invoice ei
      where ei.organization_id = ${organizationId}::uuid and ei.email_id = ${emailId}::uuid) as "invoiceIds"
    from email e where e.organization_id = ${organizationId}::uuid and e.id = ${emailId}::uuid for update`)
  if (email === undefined) return null
  const { status, isUnderWay, invoiceIds } = email
  const isCancelled = !isUnderWay && (status === 'SCHEDULED' || status === 'QUEUED')
  if (isCancelled) await run(cancelStatement({ organizationId, emailId, errorMessage, now, from: status }))
  return { status, isCancelled, invoiceIds }
}

/** Calls it off if it still is in that state, and no copy of it is out. */
export function cancelStatement({ organizationId, emailId, errorMessage, now, from }: CancellingFrom) {
  return sql`
    with cancelled as (
      update email set status = 'CANCELLED', delivery_status = null, error_message = ${errorMessage}::text,
        updated_at = ${now}::timestamptz
      where organization_id = ${organizationId}::uuid and id = ${emailId}::uuid
        and status = ${from}::"EmailStatus" and sent_at is null
      returning id)
    insert into email_event (organization_id, id, email_id, type, occurred_at, detail, provider, provider_event_id)
    select ${organizationId}::uuid, gen_random_uuid(), c.id, 'CANCELLED', ${now}::timestamptz, ${errorMessage}::text,
      'duegraph', 'cancelled ' || c.id from cancelled c
    on conflict do nothing returning id`
}
