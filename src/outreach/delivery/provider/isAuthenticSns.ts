import { textOf } from '../text.ts'
import { instantOf } from './instant.ts'
import { isFresh } from './isFresh.ts'
import type { ProviderTools } from './provider.ts'
import { isSignatureOf } from './publicKey.ts'
import { secretEquals } from './secretEquals.ts'
import { certificateOf, isSnsUrl } from './snsCertificate.ts'
import { type SnsMessage, signedText } from './snsMessage.ts'

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
