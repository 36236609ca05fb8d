import { type Sql, sql } from '../../database/sql.ts'
import type { Run } from '../../database/transact.ts'
import { isSuppressed } from '../../ledger/party/isSuppressed.ts'
import type { PendingEmail } from './pendingEmail.ts'

type Claim = {
  organizationId: string
  emailId: string
  now: Date
  /** What is planned for later is not claimed: another job waits for its time. */
  dueAt: Date
}

/** Marks an email as being sent and reads it; null when it is not waiting to be sent (any more). */
export async function claimEmail(run: Run, claim: Claim): Promise<PendingEmail | null> {
  const [claimed] = await run<Omit<PendingEmail, 'attachments'> & { attachmentCount: number }>(
    claimStatement(claim),
  )
  if (claimed === undefined) return null
  const { attachmentCount, ...email } = claimed
  const attachments = attachmentCount === 0 ? [] : await readAttachments(run, claim)
  return { ...email, attachments }
}

function claimStatement(claim: Claim): Sql {
  const { organizationId } = claim
  return sql`
    with claimed as (${markStatement(claim)})
    select 'SENDING' as status, ${LETTER}, ${ORGANIZATION} as organization,
      ${recipientsOf(organizationId)} as recipients,
      array(select ei.invoice_id from email_invoice ei
        where ei.organization_id = ${organizationId}::uuid and ei.email_id = e.id) as "invoiceIds",
      (select count(*)::int from email_attachment ea
        where ea.organization_id = ${organizationId}::uuid and ea.email_id = e.id) as "attachmentCount"
    from claimed e join organization o on o.id = e.organization_id`
}

function markStatement({ organizationId, emailId, now, dueAt }: Claim): Sql {
  return sql`
    update email set status = 'SENDING', updated_at = ${now}::timestamptz
    where organization_id = ${organizationId}::uuid and id = ${emailId}::uuid
      and (status in ('QUEUED', 'SENDING') or status = 'SCHEDULED' and planned_send_at <= ${dueAt}::timestamptz)
      and direction = 'OUTBOUND' and message_id is not null
    returning *`
}

/** What the email itself says. */
const LETTER = sql`e.subject, e.body_text as "bodyText", e.body_html as "bodyHtml", e.from_email as "fromEmail",
  e.from_name as "fromName", e.message_id as "messageId", e.reply_to as "replyTo",
  e.is_tracking_enabled as "isTrackingEnabled", e.is_automated as "isAutomated", e.reason,
  e.overridden_blockers as "overriddenBlockers", coalesce(e.planned_send_at, e.created_at) as "writtenAt",
  e.sent_at as "sentAt"`

/** When its organization sends mail at all. */
const ORGANIZATION = sql`json_build_object('id', o.id, 'timezone', o.timezone, 'outreach', json_build_object(
  'windowStart', o.outreach_window_start, 'windowEnd', o.outreach_window_end, 'weekdays', o.outreach_weekdays,
  'minDaysBetweenOutreach', o.min_days_between_outreach,
  'inboundGracePeriodDays', o.inbound_grace_period_days))`

function recipientsOf(organizationId: string): Sql {
  return sql`(
    select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'address', r.address, 'name', r.name,
        'isPending', r.delivery_status = 'QUEUED', 'isSuppressed', ${isSuppressed(organizationId, sql`lower(r.address)`)},
        'arrivedAt', ${arrivedAt(organizationId)})
      order by r.position, r.id)
    from email_recipient r where r.organization_id = ${organizationId}::uuid and r.email_id = e.id)`
}

/** A process may die between handing over and storing, and then the sending service or the reader tells of the copy. */
function arrivedAt(organizationId: string): Sql {
  return sql`case when r.sent_at is null and (r.delivery_status in ('DELIVERED', 'OPENED', 'CLICKED', 'SPAM')
      or r.delivery_status = 'BOUNCED' and exists (select from email_event b
        where b.organization_id = ${organizationId}::uuid and b.email_id = r.email_id and b.recipient_id = r.id
          and b.type = 'BOUNCED' and b.source is distinct from 'SMTP_REPLY'))
    then (select min(s.occurred_at) from email_event s
      where s.organization_id = ${organizationId}::uuid and s.email_id = r.email_id and s.recipient_id = r.id
        and s.type in ('DELIVERED', 'OPENED', 'CLICKED', 'COMPLAINED', 'BOUNCED')) end`
}

function readAttachments(run: Run, { organizationId, emailId }: Claim) {
  return run<PendingEmail['attachments'][number]>(sql`
    select a.name, a.mime_type as "mimeType", a.content from email_attachment ea
    join attachment a on a.organization_id = ${organizationId}::uuid and a.id = ea.attachment_id
    where ea.organization_id = ${organizationId}::uuid and ea.email_id = ${emailId}::uuid and a.content is not null
    order by ea.position, a.id`)
}
