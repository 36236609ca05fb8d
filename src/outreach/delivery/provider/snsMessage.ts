import { type Fields, fieldsOf, isFields, listOf } from './json.ts'
import { jsonObject } from './jsonEvents.ts'
import type { WebhookRequest } from './provider.ts'
import { UnreadablePayload } from './unreadablePayload.ts'

/** A message as SNS delivers it, its `Message` being text. */
export type SnsMessage = Fields

const NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
const CONFIRMATION = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
const SIGNED = new Map<unknown, readonly string[]>([
  ['Notification', NOTIFICATION],
  ['SubscriptionConfirmation', CONFIRMATION],
  ['UnsubscribeConfirmation', CONFIRMATION],
])

/** The one of a request to an endpoint, or the several that a Lambda function was called with and passes on. */
export function snsMessages(request: WebhookRequest): SnsMessage[] {
  const body = jsonObject(request)
  const messages = Array.isArray(body.Records) ? listOf(body.Records).map(messageOfRecord) : [body]
  if (messages.every((message) => SIGNED.has(message.Type))) return messages
  throw new UnreadablePayload('The body is not a message of SNS.')
}

/** What the signature covers, or null where a field is not text (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html). */
export function signedText(message: SnsMessage): string | null {
  const names = SIGNED.get(message.Type)?.filter((name) => name !== 'Subject' || isThere(message.Subject))
  if (names === undefined || names.some((name) => typeof message[name] !== 'string')) return null
  return names.map((name) => `${name}\n${message[name]}\n`).join('')
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** Lambda writes `Url` where SNS writes `URL`. */
function messageOfRecord(record: unknown): SnsMessage {
  const message = fieldsOf(fieldsOf(record).Sns)
  return isFields(message) && message.SigningCertURL === undefined
    ? { ...message, SigningCertURL: message.SigningCertUrl }
    : message
}
