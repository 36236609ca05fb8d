import type { BounceReason, BounceType, EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { textOf } from '../text.ts'
import { hasBasicAuth } from './basicAuth.ts'
import { eventName } from './eventName.ts'
import { firstInstant } from './instant.ts'
import { type Fields, fieldsOf, jsonEvents } from './json.ts'
import type { Provider } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'

// https://postmarkapp.com/developer/webhooks/webhooks-overview. Incoming mail has another form or the type `Inbound`.
const TYPES = new Map<string, EmailEventType>([
  ['delivery', 'DELIVERED'],
  ['open', 'OPENED'],
  ['click', 'CLICKED'],
  ['spamcomplaint', 'COMPLAINED'],
])

// https://postmarkapp.com/developer/webhooks/subscription-change-webhook
const SUPPRESSIONS = new Map<string, EmailEventType>([
  ['hardbounce', 'BOUNCED'],
  ['spamcomplaint', 'COMPLAINED'],
  ['manualsuppression', 'UNSUBSCRIBED'],
])

export const postmark: Provider = {
  name: 'postmark',
  title: 'Postmark',
  secretHint: 'User and password that are made here: put them into the webhook as its Basic authentication.',
  makesSecret: true,
  // Postmark signs nothing.
  verify: hasBasicAuth,
  read: (request) => readEach(jsonEvents(request), readEvent),
}

function readEvent(event: Fields): DeliveryReport | null {
  const type = typeOf(event)
  if (type === null) return null
  const { MessageID: id } = event
  return makeReport({
    type,
    recipient: recipientOf(event.Recipient) ?? recipientOf(event.Email),
    // https://postmarkapp.com/support/article/1185-what-are-message-ids: unless the sender keeps its own.
    messageIds: textOf(id) === null ? [] : [`${textOf(id)}@mtasv.net`],
    providerIds: [id],
    occurredAt: firstInstant(event.DeliveredAt, event.BouncedAt, event.ReceivedAt, event.ChangedAt),
    bounce: bounceOf(type, event),
    userAgent: event.UserAgent,
    ipAddress: fieldsOf(event.Geo).IP,
    url: event.OriginalLink,
    // Only bounces and complaints have an id of their own.
    eventId: textOf(event.ID) === null ? null : `${event.RecordType}:${textOf(event.ID)}`,
    raw: event,
  })
}

function typeOf(event: Fields): EmailEventType | null {
  const record = eventName(event.RecordType)
  if (record === 'bounce') return BOUNCES.get(eventName(event.Type))?.event ?? null
  if (record !== 'subscriptionchange') return TYPES.get(record) ?? null
  // Taken off the list again.
  if (event.SuppressSending === false) return null
  return SUPPRESSIONS.get(eventName(event.SuppressionReason)) ?? null
}

function bounceOf(type: EmailEventType, event: Fields): ReportedBounce | null {
  if (type !== 'BOUNCED' && type !== 'DEFERRED' && type !== 'FAILED') return null
  if (event.SuppressionReason !== undefined)
    return serviceBounce({ type: 'HARD', wording: textOf(event.SuppressionReason) })
  const known = BOUNCES.get(eventName(event.Type))
  return serviceBounce({
    type: known?.type ?? null,
    reason: known?.reason ?? null,
    reply: textOf(event.Details),
    sender: recipientOf(event.From),
    // `Description` explains the type with examples such as «unknown user», which need not be the case.
    wording: textOf(event.Name),
  })
}

type PostmarkBounce = { event: EmailEventType; type?: BounceType; reason?: BounceReason }

/**
 * What Postmark calls a bounce (https://postmarkapp.com/developer/api/bounce-api, bounce types). Answers of programs
 * (`AutoResponder`, `AddressChange`, `ChallengeVerification`), `Subscribe`, `OpenRelayTest` and `InboundError` are none.
 */
const BOUNCES: ReadonlyMap<string, PostmarkBounce> = new Map<string, PostmarkBounce>([
  ['hardbounce', { event: 'BOUNCED', type: 'HARD' }],
  ['softbounce', { event: 'BOUNCED', type: 'SOFT' }],
  ['unknown', { event: 'BOUNCED', type: 'UNDETERMINED' }],
  ['blocked', { event: 'BOUNCED', type: 'SOFT' }],
  ['dmarcpolicy', { event: 'BOUNCED', type: 'SOFT', reason: 'SPAM_FILTER' }],
  ['spamnotification', { event: 'BOUNCED', type: 'SOFT', reason: 'SPAM_FILTER' }],
  ['virusnotification', { event: 'BOUNCED', type: 'SOFT', reason: 'SPAM_FILTER' }],
  // Postmark goes on trying.
  ['transient', { event: 'DEFERRED', type: 'SOFT' }],
  ['dnserror', { event: 'DEFERRED', type: 'SOFT' }],
  // Not sent at all.
  ['bademailaddress', { event: 'FAILED', type: 'HARD', reason: 'MAILBOX_DOES_NOT_EXIST' }],
  ['manuallydeactivated', { event: 'FAILED' }],
  ['unconfirmed', { event: 'FAILED' }],
  ['smtpapierror', { event: 'FAILED' }],
  ['templaterenderingfailed', { event: 'FAILED' }],
  ['spamcomplaint', { event: 'COMPLAINED' }],
  ['unsubscribe', { event: 'UNSUBSCRIBED' }],
])
