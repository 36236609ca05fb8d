import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { firstText, textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import { firstInstant, instantOf } from './instant.ts'
import { type Fields, fieldsOf, jsonEvents } from './json.ts'
import type { Provider, WebhookRequest } from './provider.ts'
import { readEach } from './readEach.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'
import { isSesAnswer, sesBounceReasons, sesBounceTypes } from './sesBounceKinds.ts'
import { isFresh, isHmacOf } from './signature.ts'

export const resend: Provider = {
  name: 'resend',
  title: 'Resend',
  secretHint:
    'The signing secret of the webhook, which begins with whsec_: Webhooks, the webhook, Signing Secret.',
  makesSecret: false,

  // https://resend.com/docs/webhooks/verify-webhooks-requests and the Standard Webhooks specification 1.0.0; each attempt
  // of a day and more (https://resend.com/docs/webhooks/retries-and-replays) is signed anew.
  verify(request, secret, now) {
    const id = headerOf(request, 'id')
    const timestamp = headerOf(request, 'timestamp')
    if (!id || !timestamp || !isFresh(instantOf(timestamp), now)) return false
    const data = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), request.body])
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return signaturesOf(request).some((signature) =>
      isHmacOf({ algorithm: 'sha256', encoding: 'base64', key, data }, signature),
    )
  },

  read: (request) =>
    readEach(jsonEvents(request), (event) => readEvent(event, headerOf(request, 'id') ?? null)),
}

function headerOf({ headers }: WebhookRequest, name: 'id' | 'timestamp' | 'signature'): string | undefined {
  return headers[`svix-${name}`] ?? headers[`webhook-${name}`]
}

/** Several where the secret is being changed: `v1,… v1,…`. */
function signaturesOf(request: WebhookRequest): string[] {
  const signatures = headerOf(request, 'signature')?.split(' ', 20) ?? []
  return signatures.filter((text) => text.startsWith('v1,')).map((text) => text.slice('v1,'.length))
}

// https://resend.com/docs/webhooks/event-types; contacts, domains, suppressions and received mail are left out.
const TYPES = new Map<string, EmailEventType>([
  ['emailscheduled', 'QUEUED'],
  ['emailsent', 'SENT'],
  ['emaildelivered', 'DELIVERED'],
  ['emaildeliverydelayed', 'DEFERRED'],
  ['emailopened', 'OPENED'],
  ['emailclicked', 'CLICKED'],
  ['emailbounced', 'BOUNCED'],
  ['emailfailed', 'FAILED'],
  ['emailsuppressed', 'FAILED'],
  ['emailcomplained', 'COMPLAINED'],
])

/** What is true of every recipient, as against what one of them did. */
const OF_ALL: readonly EmailEventType[] = ['QUEUED', 'SENT', 'FAILED']

function readEvent(event: Fields, id: string | null): DeliveryReport[] {
  const type = TYPES.get(eventName(event.type))
  if (type === undefined) return []
  const data = fieldsOf(event.data)
  if (type === 'BOUNCED' && isAnswer(fieldsOf(data.bounce))) return []
  const visit = fieldsOf(data.click ?? data.open)
  return recipientsOf(type, data).map((recipient) =>
    makeReport({
      type,
      recipient,
      messageIds: [data.message_id],
      providerIds: [data.email_id],
      occurredAt: firstInstant(visit.timestamp, event.created_at, data.created_at),
      bounce: bounceOf(type, data),
      userAgent: visit.userAgent,
      ipAddress: visit.ipAddress,
      url: visit.link,
      eventId: id === null ? null : `${id}:${recipient ?? ''}`,
      raw: event,
    }),
  )
}

/**
 * Resend names all recipients of a message in an event of any of them (https://github.com/resend/resend-python/issues/68):
 * of several, nobody knows whose it is.
 */
function recipientsOf(type: EmailEventType, data: Fields): (string | null)[] {
  const recipients = [data.to].flat().map(recipientOf)
  const known = [...new Set(recipients.filter((recipient) => recipient !== null))]
  if (known.length === 1 || (known.length > 1 && OF_ALL.includes(type))) return known
  return [null]
}

function isAnswer({ type, subType, diagnosticCode }: Fields): boolean {
  return isSesAnswer({ bounceType: type, bounceSubType: subType }, { diagnosticCode })
}

function bounceOf(type: EmailEventType, data: Fields): ReportedBounce | null {
  const bounce = fieldsOf(data.bounce)
  if (type === 'DEFERRED')
    return serviceBounce({ type: 'SOFT', wording: textOf(fieldsOf(data.delivery_delayed).message) })
  if (type === 'FAILED')
    return serviceBounce({
      wording: firstText(fieldsOf(data.failed).reason, fieldsOf(data.suppressed).message),
    })
  if (type !== 'BOUNCED') return null
  const told = serviceBounce({
    // Without a type it is permanent, by the documents.
    type: sesBounceTypes.get(eventName(bounce.type)) ?? 'HARD',
    reason: sesBounceReasons.get(eventName(bounce.subType)) ?? null,
    reply: firstText(...[bounce.diagnosticCode].flat()),
    sender: recipientOf(data.from),
  })
  // A message of Resend explains at length what such a bounce may come from, and would be taken for a reason.
  return { ...told, wording: textOf(bounce.message) }
}
