import { fieldsOf, isFields } from '../../../../src/outreach/delivery/provider/json.ts'
import type { ProviderName, WebhookRequest } from '../../../../src/outreach/delivery/provider/provider.ts'

/** A stored payload as the request it once was. */
export type Webhook = { provider: ProviderName; request: WebhookRequest; body: unknown }

/** Or why it is none. */
type StoredPayload = Webhook | { reason: string }

const PROVIDERS: Record<string, ProviderName> = {
  amazon_ses: 'ses',
  ses: 'ses',
  lambda: 'ses',
  mailchimp: 'mandrill',
  'sisimai-obsoleted/json-amazonses': 'ses',
  'sisimai-obsoleted/json-sendgrid': 'sendgrid',
}
for (const name of [
  'sendgrid',
  'postmark',
  'mailgun',
  'mailjet',
  'brevo',
  'mandrill',
  'mailtrap',
  'mailersend',
  'resend',
  'sparkpost',
  'postal',
] as const)
  PROVIDERS[name] = name

/** `path` is that within the folder of the set, which begins with the service. */
export function storedPayload(path: string, text: string): StoredPayload {
  const provider = PROVIDERS[path.split('/')[0] ?? ''] ?? PROVIDERS[path.replace(/-\d+\.json$/, '')]
  if (provider === undefined) return { reason: 'of another service' }
  const body: unknown = JSON.parse(text)
  if (provider === 'ses') return ofSes(body, text)
  if (provider === 'sendgrid' && !eventsOf(body).every((event) => 'event' in event))
    return { reason: 'a piece of a document, or a row of the bounce list API' }
  if (provider === 'mandrill')
    return asForm(provider, body, { mandrill_events: JSON.stringify(mandrillEvents(body)) })
  // The old webhooks of Mailgun are forms; they are stored as the fields of those.
  if (provider === 'mailgun' && !('event-data' in fieldsOf(body)))
    return asForm(provider, body, fieldsOf(body))
  return { provider, request: requestOf(text, 'application/json'), body }
}

const eventsOf = (body: unknown) => [body].flat().map(fieldsOf)

const mandrillEvents = (body: unknown) => fieldsOf(body).mandrill_events ?? body

/** The examples of Amazon's documents are what SNS has in its `Message`. */
function ofSes(body: unknown, text: string): StoredPayload {
  const fields = fieldsOf(body)
  const isEnvelope = 'Type' in fields || [fields.Records].flat().some((record) => 'Sns' in fieldsOf(record))
  if (!isEnvelope && !('notificationType' in fields || 'eventType' in fields))
    return { reason: 'a piece of a document, or the envelope of another service of Amazon' }
  const envelope = { Type: 'Notification', MessageId: 'message-1', Message: text }
  const request = requestOf(isEnvelope ? text : JSON.stringify(envelope), 'text/plain; charset=UTF-8')
  return { provider: 'ses', request, body }
}

function asForm(provider: ProviderName, body: unknown, fields: Record<string, unknown>): StoredPayload {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) form.append(name, isFields(one) ? JSON.stringify(one) : String(one))
  }
  return { provider, request: requestOf(form.toString(), 'application/x-www-form-urlencoded'), body }
}

function requestOf(body: string, type: string): WebhookRequest {
  const headers = { 'content-type': type, 'svix-id': 'message-1' }
  return { headers, body: Buffer.from(body), url: 'https://duegraph.example/webhooks/1' }
}
