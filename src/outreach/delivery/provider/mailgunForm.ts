import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { firstText, textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import { instantOf } from './instant.ts'
import type { Fields } from './json.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'

const TYPES = new Map<string, EmailEventType>([
  ['delivered', 'DELIVERED'],
  ['opened', 'OPENED'],
  ['clicked', 'CLICKED'],
  ['bounced', 'BOUNCED'],
  ['dropped', 'FAILED'],
  ['complained', 'COMPLAINED'],
  ['unsubscribed', 'UNSUBSCRIBED'],
])

/** Reads the fields of an old webhook, which Mailgun sends as a form. */
export function readMailgunForm(fields: Fields): DeliveryReport | null {
  const type = TYPES.get(eventName(fields.event))
  if (type === undefined) return null
  return makeReport({
    type,
    recipient: recipientOf(fields.recipient),
    messageIds: [fields['Message-Id'], fields['message-id']],
    occurredAt: instantOf(fields.timestamp),
    bounce: bounceOf(type, fields),
    isMachine: fields['client-type'] === 'bot',
    userAgent: fields['user-agent'],
    ipAddress: fields.ip,
    url: fields.url,
    eventId: textOf(fields.token),
    raw: fields,
  })
}

function bounceOf(type: EmailEventType, fields: Fields): ReportedBounce | null {
  if (type !== 'BOUNCED' && type !== 'FAILED') return null
  return serviceBounce({
    // `old`: Mailgun has tried for long enough.
    type: fields.reason === 'old' ? 'SOFT' : null,
    code: textOf(fields.code),
    reply: firstText(fields.error, fields.notification),
    wording: firstText(fields.description, fields.reason),
  })
}
