import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { Outcome } from './outcome.ts'

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>

/** Stores what became of emails, each statement for all of them. */
export async function storeOutcomes(scope: Scope, outcomes: readonly Outcome[]): Promise<void> {
  await storeRecipients(scope, outcomes)
  await storeCallouts(scope, outcomes)
  await storeEmails(scope, outcomes)
}

/** Recipients that are as they were are left alone: each that is written is looked at for its bouncing address. */
async function storeRecipients({ run, organizationId }: Scope, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ recipients }) => recipients)
  await run(sql`
    update email_recipient r set delivery_status = n."deliveryStatus", sent_at = n."sentAt",
      delivered_at = n."deliveredAt", first_opened_at = n."firstOpenedAt",
      first_human_opened_at = n."firstHumanOpenedAt", first_clicked_at = n."firstClickedAt",
      bounced_at = n."bouncedAt", bounce_type = n."bounceType", bounce_reason = n."bounceReason",
      bounce_reason_text = n."bounceReasonText", diagnostic_code = n."diagnosticCode",
      known_before = coalesce(r.known_before, n."knownBefore")
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "deliveryStatus" "DeliveryStatus",
      "sentAt" timestamptz, "deliveredAt" timestamptz, "firstOpenedAt" timestamptz, "firstHumanOpenedAt" timestamptz,
      "firstClickedAt" timestamptz, "bouncedAt" timestamptz, "bounceType" "BounceType", "bounceReason" "BounceReason",
      "bounceReasonText" text, "diagnosticCode" text, "knownBefore" jsonb)
    where r.organization_id = ${organizationId}::uuid and r.id = n.id
      and (r.delivery_status, r.sent_at, r.delivered_at, r.first_opened_at, r.first_human_opened_at, r.first_clicked_at,
        r.bounced_at, r.bounce_type, r.bounce_reason, r.bounce_reason_text, r.diagnostic_code)
      is distinct from (n."deliveryStatus", n."sentAt", n."deliveredAt", n."firstOpenedAt", n."firstHumanOpenedAt",
        n."firstClickedAt", n."bouncedAt", n."bounceType", n."bounceReason", n."bounceReasonText", n."diagnosticCode")`)
}

/** An email has one callout, or none when no bounce of it stands. */
async function storeCallouts({ run, organizationId }: Scope, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ email, callout }) =>
    callout === null ? [] : [{ id: uuidv7(), emailId: email.id, ...callout }],
  )
  const over = outcomes.filter(({ email, callout }) => email.hasCallout && callout === null)
  if (over.length > 0) {
    await run(sql`
      delete from bounce_callout where organization_id = ${organizationId}::uuid
        and email_id = any(${over.map(({ email }) => email.id)}::uuid[])`)
  }
  if (rows.length === 0) return
  await run(sql`
    insert into bounce_callout as c (organization_id, id, email_id, source, detected_at, recipient_emails, known_before)
    select ${organizationId}::uuid, n.id, n."emailId", n.source, n."detectedAt",
      array(select jsonb_array_elements_text(n."recipientEmails")), '{}'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "emailId" uuid, source "BounceSource",
      "detectedAt" timestamptz, "recipientEmails" jsonb)
    on conflict (organization_id, email_id) do update set source = excluded.source,
      detected_at = excluded.detected_at, recipient_emails = excluded.recipient_emails,
      known_before = coalesce(c.known_before, jsonb_build_object('source', c.source, 'detectedAt', c.detected_at,
        'recipientEmails', c.recipient_emails))`)
}

async function storeEmails({ run, organizationId, now }: Scope, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.map(({ email, summary, sentAt, bounceEventId, isBounceOver }) => ({
    id: email.id,
    sentAt,
    bounceEventId,
    isBounceOver,
    ...summary,
  }))
  await run(sql`
    update email e set delivery_status = n."deliveryStatus", opened_at = n."openedAt",
      human_opened_at = n."humanOpenedAt", clicked_at = n."clickedAt", bounced_at = n."bouncedAt",
      bounce_reason = n."bounceReason", bounce_reason_text = n."bounceReasonText", is_bounced = n."isBounced",
      bounce_details = case when n."isBounceOver" then null when n."bounceEventId" is null then e.bounce_details
        else (select b.raw from email_event b
          where b.organization_id = ${organizationId}::uuid and b.id = n."bounceEventId") end,
      sent_at = n."sentAt", timeline_at = coalesce(n."sentAt", e.planned_send_at, e.created_at),
      updated_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "deliveryStatus" "DeliveryStatus",
      "openedAt" timestamptz, "humanOpenedAt" timestamptz, "clickedAt" timestamptz, "bouncedAt" timestamptz,
      "bounceReason" "BounceReason", "bounceReasonText" text, "isBounced" boolean, "sentAt" timestamptz,
      "bounceEventId" uuid, "isBounceOver" boolean)
    where e.organization_id = ${organizationId}::uuid and e.id = n.id`)
}
