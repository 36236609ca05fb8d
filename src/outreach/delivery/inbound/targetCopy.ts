import { sql } from '../../../database/sql.ts'
import type { Work } from '../../../graph/mutation/work.ts'

export type TargetCopy = {
  emailId: string
  recipientId: string
  /** In lower case. */
  address: string
  sentAt: Date | null
}

export async function findTargetCopy(
  { run, organizationId }: Pick<Work, 'run' | 'organizationId'>,
  recipientId: string,
): Promise<TargetCopy | null> {
  const [copy] = await run<TargetCopy>(sql`
    select r.email_id as "emailId", r.id as "recipientId", lower(r.address) as address,
      coalesce(r.sent_at, e.sent_at) as "sentAt"
    from email_recipient r
    join email e on e.organization_id = ${organizationId}::uuid and e.id = r.email_id and e.direction = 'OUTBOUND'
    where r.organization_id = ${organizationId}::uuid and r.id = ${recipientId}::uuid`)
  return copy ?? null
}
