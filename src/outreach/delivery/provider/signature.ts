import { createHash, createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'

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

type SignedByKey = {
  algorithm: 'sha1' | 'sha256'
  encoding: 'hex' | 'base64'
  key: string | Buffer
  data: string | Buffer
}

/** Whether the signature is that of the data. Without a signature or a key it never is. */
export function isHmacOf(
  { algorithm, encoding, key, data }: SignedByKey,
  signature: string | null | undefined,
): boolean {
  if (!signature || key.length === 0) return false
  const given = encoding === 'hex' ? signature.toLowerCase() : signature
  return secretEquals(given, createHmac(algorithm, key).update(data).digest(encoding))
}

/** Compares in a time that tells nothing of either text, not even its length. */
export function secretEquals(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Standard Webhooks 1.0.0: how old a signature may be, and how far the clock of a service may be ahead of ours. */
const TOLERANCE_SECONDS = 300

/**
 * Whether a signed request is fresh, and not from the future: five minutes, and no older than `seconds` where a service
 * repeats a request with the signature of the first time.
 */
export function isFresh(signedAt: Date | null, now: Date, seconds = TOLERANCE_SECONDS): boolean {
  if (signedAt === null) return false
  const age = (now.getTime() - signedAt.getTime()) / 1000
  return age <= seconds && age >= -TOLERANCE_SECONDS
}
