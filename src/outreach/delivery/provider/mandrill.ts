import { formFields } from './formFields.ts'
import { isHmacOf } from './hmac.ts'
import { readJson } from './json.ts'
import { readMandrillEvent } from './mandrillEvent.ts'
import type { Provider } from './provider.ts'
import { readEach } from './readEach.ts'
import { UnreadablePayload } from './unreadablePayload.ts'

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
    if (Array.isArray(events)) return readEach(events, readMandrillEvent)
    throw new UnreadablePayload('The field `mandrill_events` is not a JSON array.')
  },
}
