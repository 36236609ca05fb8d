import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import { firstInstant } from './instant.ts'
import { type Fields, fieldsOf, jsonObject } from './json.ts'
import type { Provider } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'
import { isSignatureOf, publicKeyOf } from './signature.ts'

export const postal: Provider = {
  name: 'postal',
  title: 'Postal',
  secretHint:
    'The public key of the installation: the DKIM record that `postal default-dkim-record` prints, or its p=.',
  makesSecret: false,

  // https://docs.postalserver.io/developer/webhooks: an installation signs all webhooks by its DKIM key; since 3.0 with
  // SHA-256 as well, which is then the one that counts.
  verify({ headers, body: data }, secret) {
    const key = publicKeyOf(secret)
    if (key?.asymmetricKeyType !== 'rsa') return false
    const newer = headers['x-postal-signature-256']
    if (newer !== undefined) return isSignatureOf({ algorithm: 'sha256', key, data }, newer)
    return isSignatureOf({ algorithm: 'sha1', key, data }, headers['x-postal-signature'])
  },

  read: (request) => readEach([jsonObject(request)], readEvent),
}

// https://docs.postalserver.io/developer/webhooks; `DomainDNSError` and the limits of a server tell of no message.
// `MessageSent` means that the other server has accepted it.
const TYPES = new Map<string, EmailEventType>([
  ['messagesent', 'DELIVERED'],
  ['messagedelayed', 'DEFERRED'],
  ['messageheld', 'QUEUED'],
  ['messagedeliveryfailed', 'FAILED'],
  ['messagebounced', 'BOUNCED'],
  ['messageloaded', 'OPENED'],
  ['messagelinkclicked', 'CLICKED'],
])

/** What the other mail server says when it refuses for good. */
const REFUSAL = /^5\d\d[ -]/

function readEvent(event: Fields): DeliveryReport | null {
  const payload = fieldsOf(event.payload)
  const message = fieldsOf(payload.original_message ?? payload.message)
  const type = typeOf(event, payload)
  // Mail that Postal took in and handed on has the same events.
  if (type === null || message.direction === 'incoming') return null
  return makeReport({
    type,
    recipient: recipientOf(message.to),
    messageIds: [message.message_id],
    providerIds: [message.token, message.id],
    occurredAt: firstInstant(event.timestamp, payload.timestamp),
    bounce: bounceOf(type, payload),
    userAgent: payload.user_agent,
    ipAddress: payload.ip_address,
    url: payload.url,
    eventId: textOf(event.uuid),
    raw: event,
  })
}

/** Postal tells of a bounce only where a notice came later, and calls it a failure where the other server refused at once. */
function typeOf(event: Fields, payload: Fields): EmailEventType | null {
  const type = TYPES.get(eventName(event.event)) ?? null
  return type === 'FAILED' && REFUSAL.test(textOf(payload.output) ?? '') ? 'BOUNCED' : type
}

function bounceOf(type: EmailEventType, payload: Fields): ReportedBounce | null {
  if (type !== 'BOUNCED' && type !== 'DEFERRED' && type !== 'FAILED') return null
  const notice = textOf(fieldsOf(payload.bounce).subject)
  return serviceBounce({
    type: type === 'DEFERRED' ? 'SOFT' : null,
    reply: textOf(payload.output),
    sender: recipientOf(fieldsOf(payload.original_message ?? payload.message).from),
    wording: textOf(payload.details) ?? notice,
  })
}
