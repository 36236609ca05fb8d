import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { firstText, textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import { firstInstant } from './instant.ts'
import { type Fields, fieldsOf, jsonEvents } from './json.ts'
import type { Provider } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'
import { isHmacOf } from './signature.ts'

// https://developers.mailersend.com/api/v1/webhooks.html; surveys, identities, lists, incoming mail and SMS are left out.
const TYPES = new Map<string, EmailEventType>([
  ['activitysent', 'SENT'],
  ['activitydelivered', 'DELIVERED'],
  ['activitydeferred', 'DEFERRED'],
  ['activitysoftbounced', 'BOUNCED'],
  ['activityhardbounced', 'BOUNCED'],
  ['activityopened', 'OPENED'],
  ['activityopenedunique', 'OPENED'],
  ['activityclicked', 'CLICKED'],
  ['activityclickedunique', 'CLICKED'],
  ['activityunsubscribed', 'UNSUBSCRIBED'],
  ['activityspamcomplaint', 'COMPLAINED'],
])

export const mailersend: Provider = {
  name: 'mailersend',
  title: 'MailerSend',
  secretHint: 'The signing secret of the webhook: Domains, Manage, Webhooks.',
  makesSecret: false,
  // https://developers.mailersend.com/api/v1/webhooks.html#verifying-webhooks
  verify: ({ headers, body }, secret) =>
    isHmacOf({ algorithm: 'sha256', encoding: 'hex', key: secret, data: body }, headers.signature),
  read: (request) => readEach(jsonEvents(request), readEvent),
}

function readEvent(event: Fields): DeliveryReport | null {
  const type = TYPES.get(eventName(event.type))
  if (type === undefined) return null
  const data = fieldsOf(event.data)
  const email = fieldsOf(data.email)
  const morph = fieldsOf(data.morph)
  const recipient = recipientOf(fieldsOf(email.recipient).email)
  return makeReport({
    type,
    recipient,
    providerIds: [fieldsOf(email.message).id, email.id],
    occurredAt: firstInstant(data.created_at, event.created_at),
    bounce: bounceOf(type, event, recipient),
    userAgent: morph.user_agent,
    ipAddress: morph.ip,
    url: morph.url,
    eventId: textOf(data.id),
    raw: event,
  })
}

function bounceOf(type: EmailEventType, event: Fields, recipient: string | null): ReportedBounce | null {
  if (type !== 'BOUNCED' && type !== 'DEFERRED') return null
  const morph = fieldsOf(fieldsOf(event.data).morph)
  return serviceBounce({
    type: eventName(event.type) === 'activityhardbounced' ? 'HARD' : 'SOFT',
    wording: firstText(morph.readable_reason, morph.reason),
    recipient,
  })
}
