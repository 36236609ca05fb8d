import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { firstText } from '../text.ts'
import { eventName } from './eventName.ts'
import { formFields } from './formFields.ts'
import { firstInstant } from './instant.ts'
import { type Fields, fieldsOf, listOf, readJson } from './json.ts'
import { type Provider, UnreadablePayload } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'
import { isHmacOf } from './signature.ts'

/** By which Mandrill signs the empty request it makes to see whether a new webhook is there, before it has a key. */
const TRIAL_KEY = 'test-webhook'

export const mandrill: Provider = {
  name: 'mandrill',
  title: 'Mailchimp Transactional (Mandrill)',
  secretHint:
    'The key of the webhook: Settings, Webhooks, column Key. The URL has to be exactly that of the endpoint.',
  makesSecret: false,

  // https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/#authenticating-webhook-requests
  verify(request, secret) {
    const fields = formFields(request)
    const sorted = fields.toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    const data = request.url + sorted.map(([name, value]) => name + value).join('')
    const isTrial =
      fields.length === 1 && fields[0]?.[0] === 'mandrill_events' && fields[0][1].trim() === '[]'
    return [secret, ...(isTrial ? [TRIAL_KEY] : [])].some((key) =>
      isHmacOf({ algorithm: 'sha1', encoding: 'base64', key, data }, request.headers['x-mandrill-signature']),
    )
  },

  read(request) {
    const field = formFields(request).find(([name]) => name === 'mandrill_events')
    const events = readJson(field?.[1] ?? '')
    if (Array.isArray(events)) return readEach(events, readEvent)
    throw new UnreadablePayload('The field `mandrill_events` is not a JSON array.')
  },
}

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

function readEvent(event: Fields): DeliveryReport | null {
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
