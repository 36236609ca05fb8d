import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { firstText, textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import { instantOf } from './instant.ts'
import { type Fields, fieldsOf } from './json.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'

// https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-types; what happens to lists, stored and
// incoming mail or the account is left out.
const TYPES = new Map<string, EmailEventType>([
  ['accepted', 'QUEUED'],
  ['delivered', 'DELIVERED'],
  ['opened', 'OPENED'],
  ['clicked', 'CLICKED'],
  ['failed', 'BOUNCED'],
  ['rejected', 'FAILED'],
  ['complained', 'COMPLAINED'],
  ['unsubscribed', 'UNSUBSCRIBED'],
])

/** Reads the `event-data` of a webhook. */
export function readMailgunEvent(event: Fields): DeliveryReport | null {
  const type = typeOf(event)
  if (type === null) return null
  const client = fieldsOf(event['client-info'])
  const id = textOf(event.id)
  return makeReport({
    type,
    recipient: recipientOf(event.recipient),
    messageIds: [fieldsOf(fieldsOf(event.message).headers)['message-id']],
    providerIds: [fieldsOf(event.storage).key],
    occurredAt: instantOf(event.timestamp),
    bounce: bounceOf(type, event),
    isMachine: textOf(client.bot) !== null || client['client-type'] === 'bot',
    userAgent: client['user-agent'],
    ipAddress: event.ip,
    url: event.url,
    // An id is promised to be unique within a day only.
    eventId: id === null ? null : `${id}@${textOf(event.timestamp)}`,
    raw: event,
  })
}

function typeOf(event: Fields): EmailEventType | null {
  const type = TYPES.get(eventName(event.event)) ?? null
  if (type !== 'BOUNCED') return type
  if (event.severity === 'temporary') return 'DEFERRED'
  // Held back since the recipient complained or unsubscribed. An address that bounced before counts as bounced again.
  return /^suppress-(?:complaint|unsubscribe)$/.test(textOf(event.reason) ?? '') ? 'FAILED' : 'BOUNCED'
}

function bounceOf(type: EmailEventType, event: Fields): ReportedBounce | null {
  if (type === 'FAILED' && event.reject !== undefined)
    return serviceBounce({
      wording: firstText(fieldsOf(event.reject).reason, fieldsOf(event.reject).description),
    })
  if (type !== 'BOUNCED' && type !== 'DEFERRED' && type !== 'FAILED') return null
  const status = fieldsOf(event['delivery-status'])
  const isExhausted = event.reason === 'old'
  return serviceBounce({
    type: type === 'DEFERRED' || isExhausted ? 'SOFT' : null,
    reason: event.reason === 'suppress-bounce' ? 'MAILBOX_DOES_NOT_EXIST' : null,
    status: textOf(status['enhanced-code']),
    code: textOf(status.code),
    reply: firstText(status.message, status.description),
    sender: recipientOf(fieldsOf(event.envelope).sender),
    wording: firstText(status.description, event.reason),
  })
}
