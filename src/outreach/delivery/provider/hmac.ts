import { createHmac } from 'node:crypto'
import { secretEquals } from './secretEquals.ts'

type Signed = {
  algorithm: 'sha1' | 'sha256'
  encoding: 'hex' | 'base64'
  key: string | Buffer
  data: string | Buffer
}

/** Whether the signature is that of the data. Without a signature or a key it never is. */
export function isHmacOf(
  { algorithm, encoding, key, data }: Signed,
  signature: string | null | undefined,
): boolean {
  if (!signature || key.length === 0) return false
  const given = encoding === 'hex' ? signature.toLowerCase() : signature
  return secretEquals(given, createHmac(algorithm, key).update(data).digest(encoding))
}
