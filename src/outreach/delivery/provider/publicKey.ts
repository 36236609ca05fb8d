import { createPublicKey, type KeyObject, verify } from 'node:crypto'

/** A public key as PEM, as base64 without PEM's lines, or as the `p=` of a DKIM record (RFC 6376 section 3.6.1); null if it is none. */
export function publicKeyOf(text: string): KeyObject | null {
  try {
    if (text.includes('-----BEGIN')) return createPublicKey(text)
    const [, record] = /(?:^|;)\s*p=([^;]+)/.exec(text) ?? []
    const key = Buffer.from(record ?? text, 'base64')
    return createPublicKey({ key, format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

type Signed = { algorithm: 'sha1' | 'sha256'; key: KeyObject; data: Buffer | string }

/** Whether a base64 signature is that of the data, by this key. */
export function isSignatureOf(
  { algorithm, key, data }: Signed,
  signature: string | null | undefined,
): boolean {
  // Node takes what stands behind the padding for nothing.
  if (!signature || !/^[A-Za-z0-9+/]+={0,2}$/.test(signature)) return false
  try {
    return verify(algorithm, Buffer.from(data), key, Buffer.from(signature, 'base64'))
  } catch {
    // A key of a kind that signs otherwise, such as Ed25519.
    return false
  }
}
