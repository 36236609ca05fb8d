import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { firstText, textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import { instantOf } from './instant.ts'
import { type Fields, isFields, readJson } from './json.ts'
import { type Provider, UnreadablePayload, type WebhookRequest } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'
import { isHmacOf } from './signature.ts'

// https://docs.mailtrap.io/email-api-smtp/advanced/webhooks; after a soft bounce and a suspension Mailtrap tries again
// (https://docs.mailtrap.io/email-api-smtp/analytics/statuses-and-events).
const TYPES = new Map<string, EmailEventType>([
  ['delivery', 'DELIVERED'],
  ['softbounce', 'DEFERRED'],
  ['suspension', 'DEFERRED'],
  ['bounce', 'BOUNCED'],
  ['open', 'OPENED'],
  ['click', 'CLICKED'],
  ['spam', 'COMPLAINED'],
  ['spamcomplaint', 'COMPLAINED'],
  ['unsubscribe', 'UNSUBSCRIBED'],
  ['reject', 'FAILED'],
])

export const mailtrap: Provider = {
  name: 'mailtrap',
  title: 'Mailtrap',
  secretHint: 'The signing secret of the webhook, which Mailtrap shows when it is created.',
  makesSecret: false,
  // https://docs.mailtrap.io/email-api-smtp/advanced/webhooks#verifying-the-signature
  verify: ({ headers, body }, secret) =>
    isHmacOf(
      { algorithm: 'sha256', encoding: 'hex', key: secret, data: body },
      headers['mailtrap-signature'],
    ),
  read: (request) => readEach(eventsOf(request), readEvent),
}

/** An object with `events`, or one event a line where the webhook is set to JSON Lines. */
function eventsOf({ body }: WebhookRequest): readonly unknown[] {
  const text = body.toString('utf8').trim()
  const values = /^\{.*\}\r?\n\{/.test(text) ? text.split('\n').map(readJson) : [readJson(text)]
  const [first] = values
  if (values.length === 1 && isFields(first) && Array.isArray(first.events)) return first.events
  if (values.every((value) => isFields(value) && value.event !== undefined)) return values
  throw new UnreadablePayload('The body has no events.')
}

function readEvent(event: Fields): DeliveryReport | null {
  const name = eventName(event.event)
  const type = TYPES.get(name)
  if (type === undefined) return null
  const id = textOf(event.event_id)
  return makeReport({
    type,
    recipient: recipientOf(event.email),
    providerIds: [event.message_id],
    occurredAt: instantOf(event.timestamp),
    bounce: bounceOf(type, event),
    userAgent: event.user_agent,
    ipAddress: event.ip,
    url: event.url,
    eventId: id === null ? null : `${id}:${name}`,
    raw: event,
  })
}

function bounceOf(type: EmailEventType, event: Fields): ReportedBounce | null {
  if (type === 'FAILED') return serviceBounce({ wording: textOf(event.reason) })
  if (type !== 'BOUNCED' && type !== 'DEFERRED') return null
  return serviceBounce({
    type: type === 'DEFERRED' ? 'SOFT' : null,
    code: textOf(event.response_code),
    reply: textOf(event.response),
    recipient: recipientOf(event.email),
    wording: firstText(event.reason, event.bounce_category),
  })
}
