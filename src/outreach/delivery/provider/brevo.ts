import type { BounceType, EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { textOf } from '../text.ts'
import { hasBasicAuth, hasBearerToken } from './basicAuth.ts'
import { eventName } from './eventName.ts'
import { firstInstant } from './instant.ts'
import { type Fields, jsonEvents } from './json.ts'
import type { Provider } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'

// https://developers.brevo.com/docs/transactional-webhooks and, where they differ, its payloads. Contacts and lists
// (`list_addition`, `contact_updated`) and incoming mail are left out.
const TYPES = new Map<string, EmailEventType>([
  ['request', 'QUEUED'],
  ['sent', 'QUEUED'],
  ['delivered', 'DELIVERED'],
  ['deferred', 'DEFERRED'],
  ['opened', 'OPENED'],
  ['uniqueopened', 'OPENED'],
  ['firstopening', 'OPENED'],
  ['proxyopen', 'OPENED'],
  ['uniqueproxyopen', 'OPENED'],
  ['loadedbyproxy', 'OPENED'],
  ['click', 'CLICKED'],
  ['clicked', 'CLICKED'],
  ['hardbounce', 'BOUNCED'],
  ['softbounce', 'BOUNCED'],
  ['blocked', 'FAILED'],
  ['error', 'FAILED'],
  ['invalid', 'FAILED'],
  ['invalidemail', 'FAILED'],
  ['spam', 'COMPLAINED'],
  ['complaint', 'COMPLAINED'],
  ['unsubscribe', 'UNSUBSCRIBED'],
  ['unsubscribed', 'UNSUBSCRIBED'],
])

const BOUNCE_TYPES = new Map<string, BounceType>([
  ['hardbounce', 'HARD'],
  ['invalid', 'HARD'],
  ['invalidemail', 'HARD'],
  ['softbounce', 'SOFT'],
  ['deferred', 'SOFT'],
])

export const brevo: Provider = {
  name: 'brevo',
  title: 'Brevo',
  secretHint:
    'User and password that are made here: put them into the URL, https://user:password@…, or all of it as the bearer token.',
  makesSecret: true,
  // https://developers.brevo.com/docs/username-and-password-authentication; Brevo signs nothing.
  verify: (request, secret) => hasBasicAuth(request, secret) || hasBearerToken(request, secret),
  read: (request) => readEach(jsonEvents(request), readEvent),
}

function readEvent(event: Fields): DeliveryReport | null {
  const name = eventName(event.event)
  const type = TYPES.get(name)
  if (type === undefined) return null
  return makeReport({
    type,
    recipient: recipientOf(event.email),
    messageIds: [event['message-id']],
    // `date` is in the zone of the account; `id` is that of the webhook.
    occurredAt: firstInstant(event.ts_event, event.ts_epoch, event.ts),
    bounce: bounceOf(type, name, event),
    isMachine: name.includes('proxy'),
    userAgent: event.user_agent,
    // `sending_ip` is that of Brevo.
    ipAddress: event.ip,
    url: event.link,
    raw: event,
  })
}

function bounceOf(type: EmailEventType, name: string, event: Fields): ReportedBounce | null {
  if (type !== 'BOUNCED' && type !== 'DEFERRED' && type !== 'FAILED') return null
  const bounceType = BOUNCE_TYPES.get(name) ?? null
  const words = textOf(event.reason)
  if (type === 'FAILED') return serviceBounce({ type: bounceType, wording: words ?? textOf(event.event) })
  return serviceBounce({ type: bounceType, reply: words, recipient: recipientOf(event.email) })
}
