import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import { eventName } from '../../../../src/outreach/delivery/provider/eventName.ts'
import { fieldsOf, listOf } from '../../../../src/outreach/delivery/provider/json.ts'
import type { ProviderName } from '../../../../src/outreach/delivery/provider/provider.ts'
import { textOf } from '../../../../src/outreach/delivery/text.ts'

/** What a set expects of one event. */
export type ExpectedEvent = {
  /** Those that fit its word; none where it tells of no message. */
  types: EmailEventType[]
  /** Null where the set names none. */
  recipient: string | null
  time: number | null
}

const ANYMAIL: Record<string, EmailEventType> = {
  queued: 'QUEUED',
  sent: 'SENT',
  delivered: 'DELIVERED',
  deferred: 'DEFERRED',
  opened: 'OPENED',
  clicked: 'CLICKED',
  bounced: 'BOUNCED',
  rejected: 'FAILED',
  failed: 'FAILED',
  complained: 'COMPLAINED',
  unsubscribed: 'UNSUBSCRIBED',
}

/** `received` is its one word for accepted by the service and for handed on. */
const SYMFONY: Record<string, EmailEventType | EmailEventType[]> = {
  received: ['QUEUED', 'SENT'],
  delivered: 'DELIVERED',
  deferred: 'DEFERRED',
  bounce: 'BOUNCED',
  dropped: 'FAILED',
  open: 'OPENED',
  click: 'CLICKED',
  spam: 'COMPLAINED',
  unsubscribe: 'UNSUBSCRIBED',
}

/** The words of SendGrid and of SES themselves. */
const OWN: Record<string, EmailEventType> = {
  processed: 'QUEUED',
  delivered: 'DELIVERED',
  deferred: 'DEFERRED',
  open: 'OPENED',
  click: 'CLICKED',
  bounce: 'BOUNCED',
  dropped: 'FAILED',
  spamreport: 'COMPLAINED',
  unsubscribe: 'UNSUBSCRIBED',
  groupunsubscribe: 'UNSUBSCRIBED',
  send: 'SENT',
  delivery: 'DELIVERED',
  deliverydelay: 'DEFERRED',
  complaint: 'COMPLAINED',
  reject: 'FAILED',
  renderingfailure: 'FAILED',
  subscription: 'UNSUBSCRIBED',
}

/**
 * Where django-anymail and Symfony contradict each other or the service, its documents decide: Brevo does not send to an
 * invalid address at all (bounced / dropped); Mailtrap tries again after a soft bounce (deferred / bounce) and after a
 * suspension (Symfony: dropped).
 */
const DECIDED: Record<string, EmailEventType> = {
  'brevo:invalidemail': 'FAILED',
  'mailtrap:softbounce': 'DEFERRED',
  'mailtrap:suspension': 'DEFERRED',
}

/** Null where the set expects nothing in particular. */
export function expectedEvents(
  provider: ProviderName,
  body: unknown,
  expected: unknown,
): ExpectedEvent[] | null {
  const { anymail_expected, symfony_expected, events, type } = fieldsOf(expected)
  const words = anymail_expected ? ANYMAIL : symfony_expected ? SYMFONY : OWN
  const told = [anymail_expected ?? symfony_expected ?? events ?? type ?? []].flat()
  // Some tests look at nothing but metadata.
  const typed = told.filter((event) => wordOf(event) !== '')
  if (typed.length === 0) return null
  return typed.map((event, index) => ({
    types: [DECIDED[`${provider}:${ownName(body, index)}`] ?? words[wordOf(event)] ?? []].flat(),
    recipient: textOf(fieldsOf(event).recipient)?.toLowerCase() ?? null,
    time: timeOf(fieldsOf(event).date),
  }))
}

function wordOf(event: unknown): string {
  return eventName(typeof event === 'string' ? event : (fieldsOf(event).event_type ?? fieldsOf(event).event))
}

/** What the service calls the event. */
function ownName(body: unknown, index: number): string {
  const events = listOf(fieldsOf(body).events)
  return eventName(fieldsOf(events[index] ?? [body].flat()[index]).event)
}

function timeOf(date: unknown): number | null {
  const text = textOf(date)
  if (text === null) return null
  return /^[\d.]+$/.test(text) ? Number(text) * 1000 : Date.parse(text)
}
