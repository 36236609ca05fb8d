import type { EmailReason, EmailStatus, RecipientKind } from '../../../prisma/generated/client/client.ts'
import { sql } from '../../database/sql.ts'
import type { Run } from '../../database/transact.ts'
import { isSuppressed } from '../../ledger/party/isSuppressed.ts'
import type { OutreachOrganization } from '../eligibility/moment.ts'

export type PendingRecipient = {
  id: string
  kind: RecipientKind
  address: string
  name: string | null
  /** No copy has been handed over, and none refused for good. */
  isPending: boolean
  isSuppressed: boolean
  /** The earliest sign, as ISO text, that it got a copy of which nothing was stored; null without one. */
  arrivedAt: string | null
}

/** Everything it takes to send an email. */
export type PendingEmail = {
  status: EmailStatus
  subject: string
  bodyText: string | null
  bodyHtml: string | null
  fromEmail: string
  fromName: string | null
  messageId: string
  replyTo: string[]
  isTrackingEnabled: boolean
  isAutomated: boolean
  reason: EmailReason | null
  overriddenBlockers: string[]
  /** When it was written, or was planned to go out: the letter's own date. */
  writtenAt: Date
  sentAt: Date | null
  organization: OutreachOrganization
  recipients: PendingRecipient[]
  invoiceIds: string[]
  attachments: { name: string; mimeType: string | null; content: Uint8Array }[]
}

/** The recipient as it is by now; null when it no longer waits for a copy. */
export async function stillPending(
  run: Run,
  { organizationId }: { organizationId: string },
  recipient: PendingRecipient,
): Promise<PendingRecipient | null> {
  const [found] = await run<Pick<PendingRecipient, 'isSuppressed'>>(sql`
    select ${isSuppressed(organizationId, sql`lower(r.address)`)} as "isSuppressed"
    from email_recipient r
    where r.organization_id = ${organizationId}::uuid and r.id = ${recipient.id}::uuid and r.delivery_status = 'QUEUED'`)
  return found === undefined ? null : { ...recipient, ...found }
}
