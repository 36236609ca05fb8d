import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { textOf } from '../text.ts'
import { hasBasicAuth } from './basicAuth.ts'
import { eventName } from './eventName.ts'
import { instantOf } from './instant.ts'
import { type Fields, jsonEvents } from './json.ts'
import type { Provider } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'

// https://dev.mailjet.com/email/guides/webhooks/; `sent` means that the other server has accepted it.
const TYPES = new Map<string, EmailEventType>([
  ['sent', 'DELIVERED'],
  ['open', 'OPENED'],
  ['click', 'CLICKED'],
  ['bounce', 'BOUNCED'],
  ['blocked', 'FAILED'],
  ['spam', 'COMPLAINED'],
  ['unsub', 'UNSUBSCRIBED'],
])

export const mailjet: Provider = {
  name: 'mailjet',
  title: 'Mailjet',
  secretHint:
    'User and password that are made here: put them into the URL of the webhook, https://user:password@….',
  makesSecret: true,
  // Mailjet signs nothing.
  verify: hasBasicAuth,
  read: (request) => readEach(jsonEvents(request), readEvent),
}

function readEvent(event: Fields): DeliveryReport | null {
  const type = TYPES.get(eventName(event.event))
  if (type === undefined) return null
  return makeReport({
    type,
    recipient: recipientOf(event.email),
    providerIds: [event.MessageID, event.mj_message_id, event.Message_GUID],
    occurredAt: instantOf(event.time),
    bounce: bounceOf(type, event),
    userAgent: event.agent,
    ipAddress: event.ip,
    url: event.url,
    raw: event,
  })
}

function bounceOf(type: EmailEventType, event: Fields): ReportedBounce | null {
  if (type !== 'BOUNCED' && type !== 'FAILED') return null
  const words = [textOf(event.error_related_to), textOf(event.error)].filter((text) => text !== null)
  return serviceBounce({
    type: typeof event.hard_bounce === 'boolean' ? (event.hard_bounce ? 'HARD' : 'SOFT') : null,
    reply: textOf(event.comment),
    recipient: recipientOf(event.email),
    wording: words.length === 0 ? null : words.join(': '),
  })
}
