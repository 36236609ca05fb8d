import type { BounceSource, Email } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { Callout, DeliveryEvent, DeliveryState } from './delivery.ts'
import type { KnownBefore } from './knownBefore.ts'

type Tenant = Pick<Work, 'run' | 'organizationId'>

export type KnownEmail = Pick<Email, 'id' | 'sentAt' | 'reason'> & {
  invoiceIds: string[]
  hasCallout: boolean
  /** What an import called out before anything was told of it. */
  calloutBefore: Callout | null
}
export type KnownRecipient = DeliveryState & {
  id: string
  emailId: string
  address: string
  /** Null before the first event: what is stored is then what was known before. */
  knownBefore: KnownBefore | null
}
export type KnownEvent = DeliveryEvent & {
  emailId: string
  recipientId: string | null
  source: BounceSource | null
}

/**
 * Locks the organization's outbound emails, always in the order of their ids so that no two writers wait for one another,
 * and returns those that exist. Everything that is stored about a delivery changes under this lock.
 */
export async function lockEmails(
  { run, organizationId }: Tenant,
  ids: readonly string[],
): Promise<KnownEmail[]> {
  const emails = await run<
    Omit<KnownEmail, 'hasCallout' | 'calloutBefore'> & { callout: StoredCallout | null }
  >(sql`
    select e.id, e.sent_at as "sentAt", e.reason::text,
      array(select l.invoice_id::text from email_invoice l
        where l.organization_id = ${organizationId}::uuid and l.email_id = e.id order by l.invoice_id) as "invoiceIds",
      (select coalesce(b.known_before, jsonb_build_object('source', b.source, 'detectedAt', b.detected_at,
          'recipientEmails', b.recipient_emails))
        from bounce_callout b where b.organization_id = ${organizationId}::uuid and b.email_id = e.id) as callout
    from email e
    where e.organization_id = ${organizationId}::uuid and e.id = any(${[...new Set(ids)]}::uuid[])
      and e.direction = 'OUTBOUND'
    order by e.id for no key update of e`)
  return emails.map(({ callout, ...email }) => ({
    ...email,
    hasCallout: callout !== null,
    calloutBefore: callout === null ? null : calloutOfJson(callout),
  }))
}

/** As JSON; without anything where events alone have called it out. */
type StoredCallout = { source?: BounceSource; detectedAt?: string; recipientEmails?: string[] }

function calloutOfJson({ source, detectedAt, recipientEmails }: StoredCallout): Callout | null {
  if (source === undefined || detectedAt === undefined) return null
  return { source, detectedAt: new Date(detectedAt), recipientEmails: recipientEmails ?? [] }
}

export function readRecipients(
  { run, organizationId }: Tenant,
  emailIds: readonly string[],
): Promise<KnownRecipient[]> {
  return run<KnownRecipient>(sql`
    select id, email_id as "emailId", address, delivery_status::text as "deliveryStatus", sent_at as "sentAt",
      delivered_at as "deliveredAt", first_opened_at as "firstOpenedAt", first_human_opened_at as "firstHumanOpenedAt",
      first_clicked_at as "firstClickedAt", bounced_at as "bouncedAt", bounce_type::text as "bounceType",
      bounce_reason::text as "bounceReason", bounce_reason_text as "bounceReasonText",
      diagnostic_code as "diagnosticCode", known_before as "knownBefore"
    from email_recipient
    where organization_id = ${organizationId}::uuid and email_id = any(${[...emailIds]}::uuid[])
    order by email_id, kind, position, id`)
}

export function readEvents(
  { run, organizationId }: Tenant,
  emailIds: readonly string[],
): Promise<KnownEvent[]> {
  return run<KnownEvent>(sql`
    select id, email_id as "emailId", recipient_id as "recipientId", type::text, occurred_at as "occurredAt",
      is_machine as "isMachine", source::text, bounce_type::text as "bounceType", bounce_reason::text as "bounceReason",
      detail, diagnostic_code as "diagnosticCode", provider, provider_event_id as "providerEventId"
    from email_event
    where organization_id = ${organizationId}::uuid and email_id = any(${[...emailIds]}::uuid[])`)
}
