import { sql } from '../../database/sql.ts'
import type { Run } from '../../database/transact.ts'
import type { PendingRecipient } from './pendingEmail.ts'

/** The recipient as it is by now; null when it no longer waits for a copy. */
export async function stillPending(
  run: Run,
  { organizationId }: { organizationId: string },
  recipient: PendingRecipient,
): Promise<PendingRecipient | null> {
  const [found] = await run<Pick<PendingRecipient, 'isSuppressed'>>(sql`
    select exists (select from suppression s
      where s.organization_id = ${organizationId}::uuid and s.address_key = lower(r.address)) as "isSuppressed"
    from email_recipient r
    where r.organization_id = ${organizationId}::uuid and r.id = ${recipient.id}::uuid and r.delivery_status = 'QUEUED'`)
  return found === undefined ? null : { ...recipient, ...found }
}
