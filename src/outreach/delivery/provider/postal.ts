import { jsonObject } from './jsonEvents.ts'
import { readPostalEvent } from './postalEvent.ts'
import type { Provider } from './provider.ts'
import { isSignatureOf, publicKeyOf } from './publicKey.ts'
import { readEach } from './readEach.ts'

export const postal: Provider = {
  name: 'postal',
  title: 'Postal',
  secretHint:
    'The public key of the installation: the DKIM record that `postal default-dkim-record` prints, or its p=.',
  makesSecret: false,

  // https://docs.postalserver.io/developer/webhooks: an installation signs all webhooks by its DKIM key; since 3.0 with
  // SHA-256 as well, which is then the one that counts.
  verify({ headers, body: data }, secret) {
    const key = publicKeyOf(secret)
    if (key?.asymmetricKeyType !== 'rsa') return false
    const newer = headers['x-postal-signature-256']
    if (newer !== undefined) return isSignatureOf({ algorithm: 'sha256', key, data }, newer)
    return isSignatureOf({ algorithm: 'sha1', key, data }, headers['x-postal-signature'])
  },

  read: (request) => readEach([jsonObject(request)], readPostalEvent),
}
