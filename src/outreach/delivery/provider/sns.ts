import { X509Certificate } from 'node:crypto'
import { textOf } from '../text.ts'
import { instantOf } from './instant.ts'
import { type Fields, fieldsOf, isFields, jsonObject, listOf } from './json.ts'
import { type ProviderTools, UnreadablePayload, type WebhookRequest } from './provider.ts'
import { isFresh, isSignatureOf, secretEquals } from './signature.ts'

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
function signedText(message: SnsMessage): string | null {
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

const HOST = /^sns\.[a-z0-9-]{1,40}\.amazonaws\.com(?:\.cn)?$/

/** Amazon changes the certificate of a region about once a year. */
const MAXIMUM_CERTIFICATES = 50
const certificates = new Map<string, X509Certificate>()

/** Whether it is a URL of SNS itself: anybody can put their own into a message, so as to be believed or visited. */
export function isSnsUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const url = new URL(value)
  return url.protocol === 'https:' && HOST.test(url.host) && url.username === '' && url.password === ''
}

/** The certificate at a URL of SNS, fetched once. Throws where it cannot be. */
async function certificateOf(url: string, { fetchText }: ProviderTools): Promise<X509Certificate> {
  const known = certificates.get(url)
  if (known !== undefined) return known
  const certificate = new X509Certificate(await fetchText(url))
  const [oldest] = certificates.keys()
  if (certificates.size >= MAXIMUM_CERTIFICATES && oldest !== undefined) certificates.delete(oldest)
  certificates.set(url, certificate)
  return certificate
}

/**
 * SNS repeats a request for an hour at most (https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html)
 * with the signature of the first time, which is of when the message was published. It counts once, by its `MessageId`.
 */
const RETRY_SECONDS = 3600

const ALGORITHMS = new Map<unknown, 'sha1' | 'sha256'>([
  ['1', 'sha1'],
  ['2', 'sha256'],
])

type Told = { message: SnsMessage; topic: string; now: Date; tools: ProviderTools }

/** Whether SNS signed the message for this topic within the last hour (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html). */
export async function isAuthenticSns({ message, topic, now, tools }: Told): Promise<boolean> {
  const data = signedText(message)
  const algorithm = ALGORITHMS.get(message.SignatureVersion)
  const url = message.SigningCertURL
  if (data === null || algorithm === undefined || !isSnsUrl(url) || !new URL(url).pathname.endsWith('.pem'))
    return false
  // Before anything is fetched: a stranger does not know the topic.
  if (!secretEquals(textOf(message.TopicArn) ?? '', topic)) return false
  if (!isFresh(instantOf(message.Timestamp), now, RETRY_SECONDS)) return false
  const certificate = await certificateOf(url, tools)
  const isValid = now >= new Date(certificate.validFrom) && now <= new Date(certificate.validTo)
  return isValid && isSignatureOf({ algorithm, key: certificate.publicKey, data }, textOf(message.Signature))
}
