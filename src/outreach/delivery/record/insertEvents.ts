import { createHash } from 'node:crypto'
import { sql } from '../../../database/sql.ts'
import { storableJson, storableText } from '../../../database/storable.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { NewEvent } from './newEvent.ts'

/** Of one kind at one recipient, by people and by programs each: a mail that is opened in a loop must not fill the table. */
const MOST_OF_A_KIND = 200
const LONGEST_TEXT = 2_000
const LONGEST_EVENT_ID = 200

export type InsertedEvent = Pick<NewEvent, 'emailId' | 'recipientId' | 'type'> & {
  id: string
  bounceType: 'HARD' | 'SOFT' | 'UNDETERMINED' | null
}

/** Stores the events that are not stored yet, and returns those. The emails must be locked. */
export function insertEvents(
  { run, organizationId }: Pick<Work, 'run' | 'organizationId'>,
  events: readonly NewEvent[],
): Promise<InsertedEvent[]> {
  return run<InsertedEvent>(sql`
    insert into email_event (organization_id, id, email_id, recipient_id, type, occurred_at, is_machine, user_agent,
      ip_address, url, detail, source, bounce_type, bounce_reason, diagnostic_code, provider, provider_event_id, raw)
    select ${organizationId}::uuid, n.id, n.email_id, n.recipient_id, n.type, n.occurred_at, n.is_machine, n.user_agent,
      n.ip_address, n.url, n.detail, n.source, n.bounce_type, n.bounce_reason, n.diagnostic_code, n.provider,
      n.provider_event_id, n.raw::jsonb
    from (
      select n.*, row_number() over (partition by n.email_id, n.recipient_id, n.type, n.is_machine
        order by n.id) as place
      from jsonb_to_recordset(${JSON.stringify(events.map(rowOf))}::jsonb) as n(id uuid, email_id uuid, recipient_id uuid,
        type "EmailEventType", occurred_at timestamptz, is_machine boolean, user_agent text, ip_address text, url text,
        detail text, source "BounceSource", bounce_type "BounceType", bounce_reason "BounceReason",
        diagnostic_code text, provider text, provider_event_id text, raw text)) n
    where (n.recipient_id is null or exists (select from email_recipient r
        where r.organization_id = ${organizationId}::uuid and r.id = n.recipient_id and r.email_id = n.email_id))
      and n.place + (select count(*) from email_event e where e.organization_id = ${organizationId}::uuid
        and e.email_id = n.email_id and e.recipient_id is not distinct from n.recipient_id and e.type = n.type
        and e.is_machine = n.is_machine)
        <= ${MOST_OF_A_KIND}::int
    on conflict (organization_id, provider, provider_event_id) do nothing
    returning id, email_id as "emailId", recipient_id as "recipientId", type::text, bounce_type::text as "bounceType"`)
}

function rowOf(event: NewEvent) {
  const { bounce, provider, providerEventId } = event
  const optional = (text: string | null | undefined) => (text ? storableText(text, LONGEST_TEXT) : null)
  // The reason must not be told twice, and the wording is the more telling one.
  const detail = bounce?.wording ?? event.detail
  return {
    id: uuidv7(),
    email_id: event.emailId,
    recipient_id: event.recipientId,
    type: event.type,
    occurred_at: event.occurredAt,
    is_machine: event.isMachine,
    user_agent: optional(event.userAgent),
    ip_address: optional(event.ipAddress),
    url: optional(event.url),
    detail: optional(detail),
    source: event.source,
    bounce_type: bounce?.type ?? (event.type === 'BOUNCED' ? 'UNDETERMINED' : null),
    bounce_reason: bounce?.reason ?? (event.type === 'BOUNCED' ? 'OTHER' : null),
    diagnostic_code: optional(bounce?.diagnosticCode),
    provider: storableText(provider, LONGEST_TEXT),
    provider_event_id: shortId(storableText(providerEventId, LONGEST_TEXT)),
    raw: storableJson(event.raw),
  }
}

/** An index entry has an end, and ids of mails have none. */
function shortId(id: string): string {
  return id.length <= LONGEST_EVENT_ID ? id : createHash('sha256').update(id).digest('hex')
}
