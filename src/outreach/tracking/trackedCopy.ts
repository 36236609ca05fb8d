import type { Database } from '../../database/client.ts'
import { sql } from '../../database/sql.ts'
import { isSuppressed } from '../../ledger/party/isSuppressed.ts'
import type { Sealer } from '../../mail/seal.ts'

/** The copy that a sealed address belongs to. */
export type TrackedCopy = {
  organizationId: string
  recipientId: string
  emailId: string
  address: string
  sentAt: Date | null
  organizationName: string
  /** Where the link of the address leads; null where it has none. */
  url: string | null
  hasUnsubscribed: boolean
}

/** Null where the copy is no longer there. */
export async function findTrackedCopy(
  { read }: Pick<Database, 'read'>,
  { organizationId, recipientId, link }: NonNullable<ReturnType<Sealer['open']>>,
): Promise<TrackedCopy | null> {
  const [copy] = await read<TrackedCopy>(sql`
    select r.organization_id as "organizationId", r.id as "recipientId", r.email_id as "emailId", r.address,
      coalesce(r.sent_at, e.sent_at) as "sentAt", o.name as "organizationName", l.url,
      ${isSuppressed(organizationId, sql`lower(r.address)`, 'UNSUBSCRIBE')} as "hasUnsubscribed"
    from email_recipient r
    join email e on e.organization_id = ${organizationId}::uuid and e.id = r.email_id and e.direction = 'OUTBOUND'
    join organization o on o.id = ${organizationId}::uuid
    left join email_link l on l.organization_id = ${organizationId}::uuid and l.email_id = e.id
      and l.position = ${link}::int
    where r.organization_id = ${organizationId}::uuid and r.id = ${recipientId}::uuid`)
  return copy ?? null
}
