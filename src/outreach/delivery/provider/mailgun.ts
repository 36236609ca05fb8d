import { storable } from '../../../database/storable.ts'
import { textOf } from '../text.ts'
import { formFields } from './formFields.ts'
import { instantOf } from './instant.ts'
import { type Fields, fieldsOf, jsonObject } from './json.ts'
import { readMailgunEvent } from './mailgunEvent.ts'
import { readMailgunForm } from './mailgunForm.ts'
import { type Provider, UnreadablePayload, type WebhookRequest } from './provider.ts'
import { readEach } from './readEach.ts'
import { isFresh, isHmacOf } from './signature.ts'

/**
 * Mailgun repeats a request for eight hours (https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-retries)
 * with the signature of the first time. It can tell nothing new by then: a token is good for one body (`signedOnce`).
 */
const RETRY_SECONDS = 9 * 3600

export const mailgun: Provider = {
  name: 'mailgun',
  title: 'Mailgun',
  secretHint: 'The HTTP webhook signing key: Settings, API Security. It is not the API key.',
  makesSecret: false,

  // https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks
  verify(request, secret, now) {
    const { timestamp, token, signatures } = signatureOf(request)
    if (timestamp === null || token === null || !isFresh(instantOf(timestamp), now, RETRY_SECONDS))
      return false
    const signed = { algorithm: 'sha256', encoding: 'hex', key: secret, data: timestamp + token } as const
    return signatures.some((signature) => isHmacOf(signed, signature))
  },

  read(request) {
    if (!isForm(request)) return readEach([jsonObject(request)['event-data']], readMailgunEvent)
    const fields = formOf(request)
    if (fields.event === undefined) throw new UnreadablePayload('The form has no field `event`.')
    return readEach([fields], readMailgunForm)
  },

  signedOnce(request) {
    const { timestamp, token } = signatureOf(request)
    return token === null ? null : `${timestamp}:${token}`
  },
}

/** JSON, or the form of the old webhooks of Mailgun, of which some are still set up. */
function isForm({ body }: WebhookRequest): boolean {
  return !/^\s*[{[]/.test(body.toString('latin1', 0, 100))
}

/** The first of equal names counts, as those of Mailgun come before the variables of the message. */
function formOf(request: WebhookRequest): Fields {
  const fields = formFields(request).map(([name, value]) => [storable(name), storable(value)])
  return Object.fromEntries(fields.reverse())
}

function signatureOf(request: WebhookRequest) {
  const fields = signedFields(request)
  return {
    timestamp: textOf(fields.timestamp),
    token: textOf(fields.token),
    // The second one is by the key of the account that a subaccount belongs to.
    signatures: [textOf(fields.signature), textOf(fields['parent-signature'])],
  }
}

function signedFields(request: WebhookRequest): Fields {
  if (isForm(request)) return formOf(request)
  try {
    return fieldsOf(jsonObject(request).signature)
  } catch (error) {
    if (error instanceof UnreadablePayload) return {}
    throw error
  }
}
