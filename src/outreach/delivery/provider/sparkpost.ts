import type { BounceReason, BounceType, EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { firstText, textOf } from '../text.ts'
import { hasBasicAuth } from './basicAuth.ts'
import { eventName } from './eventName.ts'
import { instantOf } from './instant.ts'
import { type Fields, fieldsOf, isFields, jsonEvents } from './json.ts'
import { type Provider, UnreadablePayload, type WebhookRequest } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'

export const sparkpost: Provider = {
  name: 'sparkpost',
  title: 'SparkPost (Bird)',
  secretHint: 'User and password that are made here: put them into the webhook as its Basic authentication.',
  makesSecret: true,
  // SparkPost signs nothing (https://developers.sparkpost.com/api/webhooks/).
  verify: hasBasicAuth,
  read: (request) => readEach(eventsOf(request), readEvent),
}

/** `[{ "msys": { "message_event": { … } } }]`; an empty `msys` is the trial of a new webhook. */
function eventsOf(request: WebhookRequest): unknown[] {
  return jsonEvents(request).flatMap((item) => {
    if (!isFields(item) || !isFields(item.msys)) throw new UnreadablePayload('An event has no `msys`.')
    return Object.values(item.msys)
  })
}

// https://support.sparkpost.com/docs/tech-resources/webhook-event-reference; relayed (incoming) mail, A/B tests and
// SMS are left out.
const TYPES = new Map<string, EmailEventType>([
  ['injection', 'QUEUED'],
  ['delivery', 'DELIVERED'],
  ['delay', 'DEFERRED'],
  ['open', 'OPENED'],
  ['initialopen', 'OPENED'],
  ['ampopen', 'OPENED'],
  ['ampinitialopen', 'OPENED'],
  ['click', 'CLICKED'],
  ['ampclick', 'CLICKED'],
  ['bounce', 'BOUNCED'],
  ['outofband', 'BOUNCED'],
  ['policyrejection', 'FAILED'],
  ['generationfailure', 'FAILED'],
  ['generationrejection', 'FAILED'],
  ['spamcomplaint', 'COMPLAINED'],
  ['listunsubscribe', 'UNSUBSCRIBED'],
  ['linkunsubscribe', 'UNSUBSCRIBED'],
])

type BounceClass = { type: BounceType; reason?: BounceReason }

// https://support.sparkpost.com/docs/deliverability/bounce-classification-codes
const CLASSES = new Map<string, BounceClass>([
  ['1', { type: 'UNDETERMINED' }],
  ['10', { type: 'HARD', reason: 'MAILBOX_DOES_NOT_EXIST' }],
  ['20', { type: 'SOFT' }],
  ['21', { type: 'SOFT', reason: 'DOMAIN_NOT_FOUND' }],
  ['22', { type: 'SOFT', reason: 'MAILBOX_FULL' }],
  ['23', { type: 'SOFT', reason: 'REJECTED_BY_RECIPIENT' }],
  ['24', { type: 'SOFT', reason: 'TEMPORARY_FAILURE' }],
  ['25', { type: 'UNDETERMINED' }],
  ['26', { type: 'UNDETERMINED', reason: 'OTHER' }],
  ['30', { type: 'HARD', reason: 'MAILBOX_DOES_NOT_EXIST' }],
  ['40', { type: 'SOFT' }],
  ['50', { type: 'SOFT', reason: 'REJECTED_BY_RECIPIENT' }],
  ['51', { type: 'SOFT', reason: 'SPAM_FILTER' }],
  ['52', { type: 'SOFT', reason: 'SPAM_FILTER' }],
  ['53', { type: 'SOFT', reason: 'REJECTED_BY_RECIPIENT' }],
  ['54', { type: 'SOFT', reason: 'REJECTED_BY_RECIPIENT' }],
  ['70', { type: 'SOFT', reason: 'TEMPORARY_FAILURE' }],
])

/** Mail that only looks like a bounce: an automatic answer, a subscription, a question whether the sender is a person. */
const NO_BOUNCES = ['60', '80', '100']
const UNSUBSCRIPTION = '90'

function readEvent(event: Fields): DeliveryReport | null {
  const type = typeOf(event)
  if (type === null) return null
  return makeReport({
    type,
    recipient: recipientOf(event.raw_rcpt_to) ?? recipientOf(event.rcpt_to),
    providerIds: [event.transmission_id, event.message_id],
    occurredAt: instantOf(event.timestamp),
    bounce: bounceOf(type, event),
    // Apple Mail fetches the pictures of a mail before anybody opens it.
    isMachine: fieldsOf(event.user_agent_parsed).is_prefetched === true,
    userAgent: event.user_agent,
    // With other events it is the address of a mail server.
    ipAddress: type === 'OPENED' || type === 'CLICKED' ? event.ip_address : null,
    url: event.target_link_url,
    eventId: textOf(event.event_id),
    raw: event,
  })
}

function typeOf(event: Fields): EmailEventType | null {
  const type = TYPES.get(eventName(event.type)) ?? null
  const bounceClass = textOf(event.bounce_class) ?? ''
  if (type !== 'BOUNCED') return type
  if (bounceClass === UNSUBSCRIPTION) return 'UNSUBSCRIBED'
  return NO_BOUNCES.includes(bounceClass) ? null : type
}

function bounceOf(type: EmailEventType, event: Fields): ReportedBounce | null {
  if (type !== 'BOUNCED' && type !== 'DEFERRED' && type !== 'FAILED') return null
  const known = CLASSES.get(textOf(event.bounce_class) ?? '')
  return serviceBounce({
    type: type === 'DEFERRED' ? 'SOFT' : (known?.type ?? null),
    reason: known?.reason ?? null,
    code: textOf(event.error_code),
    reply: firstText(event.raw_reason, event.reason),
    sender: recipientOf(event.msg_from) ?? recipientOf(event.friendly_from),
  })
}
