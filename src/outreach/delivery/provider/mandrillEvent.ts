import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { firstText } from '../text.ts'
import { eventName } from './eventName.ts'
import { firstInstant } from './instant.ts'
import { type Fields, fieldsOf, listOf } from './json.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'

// https://mailchimp.com/developer/transactional/docs/webhooks/; `inbound` and the changes of a list (which have a `type`
// in place of an `event`) tell of no message.
const TYPES = new Map<string, EmailEventType>([
  ['send', 'SENT'],
  ['delivered', 'DELIVERED'],
  ['deferral', 'DEFERRED'],
  ['open', 'OPENED'],
  ['click', 'CLICKED'],
  ['hardbounce', 'BOUNCED'],
  ['softbounce', 'BOUNCED'],
  ['reject', 'FAILED'],
  ['spam', 'COMPLAINED'],
  ['unsub', 'UNSUBSCRIBED'],
])

export function readMandrillEvent(event: Fields): DeliveryReport | null {
  const name = eventName(event.event)
  const type = TYPES.get(name)
  if (type === undefined) return null
  const message = fieldsOf(event.msg)
  return makeReport({
    type,
    recipient: recipientOf(message.email),
    providerIds: [event._id, message._id],
    occurredAt: firstInstant(event.ts, message.ts),
    bounce: bounceOf(type, name, message),
    userAgent: event.user_agent,
    ipAddress: event.ip,
    url: event.url,
    raw: event,
  })
}

function bounceOf(type: EmailEventType, name: string, message: Fields): ReportedBounce | null {
  if (type !== 'BOUNCED' && type !== 'DEFERRED' && type !== 'FAILED') return null
  const reject = message.reject
  return serviceBounce({
    type: name === 'hardbounce' ? 'HARD' : type === 'FAILED' ? null : 'SOFT',
    reply: firstText(message.diag, fieldsOf(listOf(message.smtp_events).at(-1)).diag),
    sender: recipientOf(message.sender),
    wording: firstText(message.bounce_description, fieldsOf(reject).reason, reject),
  })
}
