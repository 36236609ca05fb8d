import { generateKeyPairSync, sign } from 'node:crypto'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** What SendGrid shows its customer, to check signatures with. */
export const VERIFICATION_KEY = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

/** A request as SendGrid signs it. */
export function signed(
  events: unknown,
  { at, key = privateKey }: { at: Date; key?: typeof privateKey },
): RequestInit {
  const body = typeof events === 'string' ? events : JSON.stringify(events)
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-twilio-email-event-webhook-timestamp': timestamp,
      'x-twilio-email-event-webhook-signature': sign('sha256', Buffer.from(timestamp + body), key).toString(
        'base64',
      ),
    },
  }
}

export const strangersKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
