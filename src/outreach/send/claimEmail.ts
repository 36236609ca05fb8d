import type { EmailReason, EmailStatus, RecipientKind } from '../../../prisma/generated/client/client.ts'
import { sql } from '../../database/sql.ts'
import type { Run } from '../../database/transact.ts'
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

type Claim = {
  organizationId: string
  emailId: string
  now: Date
  /** What is planned for later is not claimed: another job waits for its time. */
  dueAt: Date
}

/** Everything it takes to send an email; null when it is not waiting to be sent (any more). */
export async function claimEmail(
  run: Run,
  { organizationId, emailId, now, dueAt }: Claim,
): Promise<PendingEmail | null> {
  const [claimed] = await run<Omit<PendingEmail, 'attachments'> & { attachmentCount: number }>(sql`
    with claimed as (
      update email set status = 'SENDING', updated_at = ${now}::timestamptz
      where organization_id = ${organizationId}::uuid and id = ${emailId}::uuid
        and (status in ('QUEUED', 'SENDING') or status = 'SCHEDULED' and planned_send_at <= ${dueAt}::timestamptz)
        and direction = 'OUTBOUND' and message_id is not null
      returning *)
    select 'SENDING' as status, e.subject, e.body_text as "bodyText", e.body_html as "bodyHtml", e.from_email as "fromEmail",
      e.from_name as "fromName", e.message_id as "messageId", e.reply_to as "replyTo",
      e.is_tracking_enabled as "isTrackingEnabled", e.is_automated as "isAutomated", e.reason,
      e.overridden_blockers as "overriddenBlockers", coalesce(e.planned_send_at, e.created_at) as "writtenAt", e.sent_at as "sentAt",
      json_build_object('id', o.id, 'timezone', o.timezone, 'outreach', json_build_object(
        'windowStart', o.outreach_window_start, 'windowEnd', o.outreach_window_end, 'weekdays', o.outreach_weekdays,
        'minDaysBetweenOutreach', o.min_days_between_outreach,
        'inboundGracePeriodDays', o.inbound_grace_period_days)) as organization,
      (select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'address', r.address, 'name', r.name,
          'isPending', r.delivery_status = 'QUEUED', 'isSuppressed', exists (
            select from suppression s where s.organization_id = ${organizationId}::uuid and s.address_key = lower(r.address)),
          'arrivedAt', ${arrivedAt(organizationId)})
          order by r.position, r.id)
        from email_recipient r where r.organization_id = ${organizationId}::uuid and r.email_id = e.id) as recipients,
      array(select ei.invoice_id from email_invoice ei
        where ei.organization_id = ${organizationId}::uuid and ei.email_id = e.id) as "invoiceIds",
      (select count(*)::int from email_attachment ea
        where ea.organization_id = ${organizationId}::uuid and ea.email_id = e.id) as "attachmentCount"
    from claimed e join organization o on o.id = e.organization_id`)
  if (claimed === undefined) return null
  const { attachmentCount, ...email } = claimed
  const attachments = attachmentCount === 0 ? [] : await readAttachments(run, organizationId, emailId)
  return { ...email, attachments }
}

function readAttachments(run: Run, organizationId: string, emailId: string) {
  return run<PendingEmail['attachments'][number]>(sql`
    select a.name, a.mime_type as "mimeType", a.content from email_attachment ea
    join attachment a on a.organization_id = ${organizationId}::uuid and a.id = ea.attachment_id
    where ea.organization_id = ${organizationId}::uuid and ea.email_id = ${emailId}::uuid and a.content is not null
    order by ea.position, a.id`)
}

/** A process may die between handing over and storing, and then the sending service or the reader tells of the copy. */
function arrivedAt(organizationId: string) {
  return sql`case when r.sent_at is null and (r.delivery_status in ('DELIVERED', 'OPENED', 'CLICKED', 'SPAM')
      or r.delivery_status = 'BOUNCED' and exists (select from email_event b
        where b.organization_id = ${organizationId}::uuid and b.email_id = r.email_id and b.recipient_id = r.id
          and b.type = 'BOUNCED' and b.source is distinct from 'SMTP_REPLY'))
    then (select min(s.occurred_at) from email_event s
      where s.organization_id = ${organizationId}::uuid and s.email_id = r.email_id and s.recipient_id = r.id
        and s.type in ('DELIVERED', 'OPENED', 'CLICKED', 'COMPLAINED', 'BOUNCED')) end`
}
