import type { EmailReason, EmailStatus } from '../../../prisma/generated/client/client.ts'
import { type Sql, sql } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import { isSuppressed } from '../../ledger/party/isSuppressed.ts'
import type { Mailbox } from '../../mail/letter.ts'
import { subjectKeyOf } from '../delivery/letter/subjectKey.ts'
import type { Addressee } from './addressees.ts'
import type { Content } from './content.ts'

export type NewEmail = {
  id: string
  messageId: string
  partyId: string | null
  invoiceIds: readonly string[]
  content: Content
  from: Mailbox
  replyTo: readonly string[]
  addressees: readonly Addressee[]
  attachmentIds: readonly string[]
  /** Where its tracked links lead, by position. */
  urls: readonly string[]
  reason: EmailReason | null
  isTracked: boolean
  overriddenBlockers: readonly string[]
  plannedSendAt: Date | null
}

/**
 * Stores an email that waits to be sent, in one statement: sending a thousand is as many round trips. What is known of its
 * recipients is an event from the beginning.
 */
export function storeEmail(work: DirectWork, email: NewEmail): void {
  const { organizationId } = work
  const rows = recipientRows(email)
  work.tell(sql`
    with ${threadOf(work, email)},
    stored as (${emailStatement(work, email)}),
    addressed as (
      insert into email_recipient (organization_id, id, email_id, kind, position, address, name, contact_id, delivery_status)
      select ${organizationId}::uuid, r.id, ${email.id}::uuid, r.kind, r.position, r.address, r.name, r.contact_id,
        (case when ${isSuppressed(organizationId, sql`lower(r.address)`)} then 'SUPPRESSED' else 'QUEUED' end)::"DeliveryStatus"
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ kind }) => kind)}::"RecipientKind"[],
        ${rows.map(({ position }) => position)}::int[], ${rows.map(({ address }) => address)}::text[],
        ${rows.map(({ name }) => name)}::text[], ${rows.map(({ contactId }) => contactId)}::uuid[])
        as r(id, kind, position, address, name, contact_id)
      returning id, delivery_status),
    happened as (
      insert into email_event (organization_id, id, email_id, recipient_id, type, occurred_at, provider, provider_event_id)
      select ${organizationId}::uuid, gen_random_uuid(), ${email.id}::uuid, a.id, a.delivery_status::text::"EmailEventType",
        ${work.now}::timestamptz, 'duegraph', lower(a.delivery_status::text) || ' ' || a.id
      from addressed a),
    about as (
      insert into email_invoice (organization_id, email_id, invoice_id)
      select ${organizationId}::uuid, ${email.id}::uuid, i.id from unnest(${[...email.invoiceIds]}::uuid[]) as i(id)),
    linked as (
      insert into email_link (organization_id, email_id, position, url)
      select ${organizationId}::uuid, ${email.id}::uuid, l.place - 1, l.url
      from unnest(${[...email.urls]}::text[]) with ordinality as l(url, place))
    insert into email_attachment (organization_id, email_id, attachment_id, position)
    select ${organizationId}::uuid, ${email.id}::uuid, a.id, a.place - 1
    from unnest(${[...email.attachmentIds]}::uuid[]) with ordinality as a(id, place)
    returning attachment_id`)
}

/**
 * The conversation that an email belongs to: the one of the latest email about just these invoices, else a new one. The answer to
 * it then finds the others.
 */
function threadOf({ organizationId, now }: DirectWork, { partyId, invoiceIds, content }: NewEmail): Sql {
  const about = [...invoiceIds].sort()
  return sql`talking as (
      select e.thread_id as id from email_invoice l
      join email e on e.organization_id = ${organizationId}::uuid and e.id = l.email_id and e.thread_id is not null
      where l.organization_id = ${organizationId}::uuid and l.invoice_id = ${about[0]}::uuid
        and array(select o.invoice_id from email_invoice o
          where o.organization_id = ${organizationId}::uuid and o.email_id = e.id order by o.invoice_id) = ${about}::uuid[]
      order by l.timeline_at desc, l.email_id desc limit 1),
    opened as (
      insert into email_thread (organization_id, id, party_id, subject, subject_key, created_at, updated_at)
      select ${organizationId}::uuid, ${uuidv7()}::uuid, ${partyId}::uuid, ${content.subject}::text,
        ${subjectKeyOf(content.subject)}::text, ${now}::timestamptz, ${now}::timestamptz
      where not exists (select from talking)
      returning id)`
}

function recipientRows({ addressees }: NewEmail) {
  return addressees.map((addressee, position) => ({ ...addressee, id: uuidv7(), position }))
}

function emailStatement({ organizationId, viewer, now }: DirectWork, email: NewEmail): Sql {
  const { content, from, plannedSendAt } = email
  const status: EmailStatus = plannedSendAt === null ? 'QUEUED' : 'SCHEDULED'
  const addresses = email.addressees.map(({ address }) => address)
  return sql`
    insert into email (organization_id, id, party_id, direction, status, delivery_status, subject, body_text, body_html,
      from_email, from_name, message_id, reply_to, initiator_type, initiator_user_id, is_tracking_enabled, reason,
      overridden_blockers, planned_send_at, timeline_at, created_at, updated_at, thread_id)
    values (${organizationId}::uuid, ${email.id}::uuid, ${email.partyId}::uuid, 'OUTBOUND', ${status}::"EmailStatus",
      (case when exists (select from unnest(${addresses}::text[]) as a(address)
        where ${isSuppressed(organizationId, sql`lower(a.address)`)}) then 'SUPPRESSED' else 'QUEUED' end)::"DeliveryStatus",
      ${content.subject}::text, ${content.text}::text, ${content.html}::text,
      ${from.address}::text, ${from.name}::text, ${email.messageId}::text, ${[...email.replyTo]}::text[], 'USER',
      ${viewer.userId}::uuid, ${email.isTracked}::boolean, ${email.reason}::"EmailReason",
      ${[...email.overriddenBlockers]}::text[], ${plannedSendAt}::timestamptz, ${plannedSendAt ?? now}::timestamptz,
      ${now}::timestamptz, ${now}::timestamptz, coalesce((select id from talking), (select id from opened)))
    returning id`
}
