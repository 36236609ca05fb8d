import { sql } from '../../../database/sql.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { MessageNames } from '../../../mail/deliveryReport.ts'

/** A recipient of an email that a report may speak of. */
export type Copy = {
  /** The Message-ID or the sending service's id by which it was found. */
  name: string
  emailId: string
  sentAt: Date | null
  recipientId: string | null
  /** In lower case. */
  address: string | null
  /** The name belongs to the copy of this recipient alone. */
  isNamed: boolean
}

/** All recipients of the organization's emails that bear one of the names, the email sent last first. */
export async function findCopies(
  { run, organizationId }: Pick<Work, 'run' | 'organizationId'>,
  messages: readonly MessageNames[],
): Promise<Map<string, Copy[]>> {
  // Services send on a Message-ID of ours or make one of their id, so either may be found as the other.
  const names = [
    ...new Set(messages.flatMap(({ messageIds, providerIds }) => [...messageIds, ...providerIds])),
  ]
  const copies = await run<Copy>(sql`
    select n.name, e.id as "emailId", coalesce(r.sent_at, e.sent_at) as "sentAt", r.id as "recipientId",
      lower(r.address) as address, coalesce(r.id = n.recipient_id, false) as "isNamed"
    from (
      select message_id as name, id as email_id, null::uuid as recipient_id from email
      where organization_id = ${organizationId}::uuid and message_id = any(${names}::text[])
      union all
      select remote_id, email_id, recipient_id from email_remote_id
      where organization_id = ${organizationId}::uuid and remote_id = any(${names}::text[])
    ) n
    join email e on e.organization_id = ${organizationId}::uuid and e.id = n.email_id and e.direction = 'OUTBOUND'
    left join email_recipient r on r.organization_id = ${organizationId}::uuid and r.email_id = e.id
    order by e.sent_at desc nulls last, e.id, r.kind, r.position, r.id`)
  return Map.groupBy(copies, ({ name }) => name)
}
