import { isHmacOf } from './hmac.ts'
import { instantOf } from './instant.ts'
import { isFresh } from './isFresh.ts'
import { jsonEvents } from './jsonEvents.ts'
import type { Provider, WebhookRequest } from './provider.ts'
import { readEach } from './readEach.ts'
import { readResendEvent } from './resendEvent.ts'

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
    readEach(jsonEvents(request), (event) => readResendEvent(event, headerOf(request, 'id') ?? null)),
}

function headerOf({ headers }: WebhookRequest, name: 'id' | 'timestamp' | 'signature'): string | undefined {
  return headers[`svix-${name}`] ?? headers[`webhook-${name}`]
}

/** Several where the secret is being changed: `v1,… v1,…`. */
function signaturesOf(request: WebhookRequest): string[] {
  const signatures = headerOf(request, 'signature')?.split(' ', 20) ?? []
  return signatures.filter((text) => text.startsWith('v1,')).map((text) => text.slice('v1,'.length))
}
