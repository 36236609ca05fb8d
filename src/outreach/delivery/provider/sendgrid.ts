import type { BounceReason, EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import { instantOf } from './instant.ts'
import { type Fields, jsonEvents } from './json.ts'
import type { Provider } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'
import { isFresh, isSignatureOf, publicKeyOf } from './signature.ts'

// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event; `group_resubscribe` and
// `account_status_change` tell of no message.
const TYPES = new Map<string, EmailEventType>([
  ['processed', 'QUEUED'],
  ['delivered', 'DELIVERED'],
  ['deferred', 'DEFERRED'],
  ['open', 'OPENED'],
  ['click', 'CLICKED'],
  ['bounce', 'BOUNCED'],
  ['blocked', 'BOUNCED'],
  ['dropped', 'FAILED'],
  ['spamreport', 'COMPLAINED'],
  ['unsubscribe', 'UNSUBSCRIBED'],
  ['groupunsubscribe', 'UNSUBSCRIBED'],
])

const REASONS = new Map<string, BounceReason>([
  ['invalidaddress', 'MAILBOX_DOES_NOT_EXIST'],
  ['content', 'SPAM_FILTER'],
  ['reputation', 'SPAM_FILTER'],
  ['frequencyorvolumetoohigh', 'TEMPORARY_FAILURE'],
])

export const sendgrid: Provider = {
  name: 'sendgrid',
  title: 'Twilio SendGrid',
  secretHint:
    'The verification key of the Event Webhook: Mail Settings, Event Webhooks, Signature Verification.',
  makesSecret: false,

  // https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
  // A request that is repeated (for 24 hours) is made anew, with other ids of its events, so it cannot bear the signature of
  // the first time: https://github.com/sendgrid/sendgrid-nodejs/issues/1435
  verify({ headers, body }, secret, now) {
    const timestamp = headers['x-twilio-email-event-webhook-timestamp'] ?? ''
    const key = publicKeyOf(secret)
    if (key?.asymmetricKeyType !== 'ec' || !isFresh(instantOf(timestamp), now)) return false
    const data = Buffer.concat([Buffer.from(timestamp), body])
    return isSignatureOf(
      { algorithm: 'sha256', key, data },
      headers['x-twilio-email-event-webhook-signature'],
    )
  },

  read: (request) => readEach(jsonEvents(request), readEvent),
}

function readEvent(event: Fields): DeliveryReport | null {
  const type = TYPES.get(eventName(event.event))
  if (type === undefined) return null
  return makeReport({
    type,
    recipient: recipientOf(event.email),
    messageIds: [event['smtp-id']],
    providerIds: messageIdsOf(textOf(event.sg_message_id)),
    occurredAt: instantOf(event.timestamp),
    bounce: bounceOf(type, event),
    isMachine: event.sg_machine_open === true,
    userAgent: event.useragent,
    // With a bounce or a delivery it is the address that SendGrid sent from.
    ipAddress: type === 'OPENED' || type === 'CLICKED' || type === 'UNSUBSCRIBED' ? event.ip : null,
    url: event.url,
    eventId: textOf(event.sg_event_id),
    raw: event,
  })
}

function bounceOf(type: EmailEventType, event: Fields): ReportedBounce | null {
  const status = textOf(event.status)
  const wording = textOf(event.bounce_classification)
  if (type === 'DEFERRED')
    return serviceBounce({ type: 'SOFT', status, reply: textOf(event.response), wording })
  if (type === 'FAILED') return serviceBounce({ status, wording: textOf(event.reason) })
  if (type !== 'BOUNCED') return null
  // `blocked`: the other server refused this message, SendGrid goes on sending to the address.
  const isBlocked = eventName(event.type) === 'blocked' || eventName(event.event) === 'blocked'
  const reason = REASONS.get(eventName(event.bounce_classification)) ?? null
  return serviceBounce({
    type: isBlocked ? 'SOFT' : null,
    reason,
    status,
    reply: textOf(event.reason),
    wording,
    recipient: recipientOf(event.email),
  })
}

/** The API answers with the beginning of what the events call `sg_message_id`: `<id>.filter0001.16648.5515E0B88.0`. */
function messageIdsOf(id: string | null): (string | null)[] {
  if (id === null) return []
  return [id, id.replace(/\.(?:st)?(?:filter|recv)[\w-]*\..*$/, ''), id.split('.')[0] ?? null]
}
