import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const PREFIX = 'dg_'
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 62^43 is just over 2^256, and 62^6 over 2^32. */
const SECRET_LENGTH = 43
const CHECKSUM_LENGTH = 6
const TOKEN = new RegExp(`^${PREFIX}[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`)

/** An API token: `dg_`, 256 random bits, and a checksum that tells a mistyped token from an unknown one. */
export function createToken(): string {
  const secret = BigInt(`0x${randomBytes(32).toString('hex')}`)
  const unchecked = PREFIX + toBase62(secret, SECRET_LENGTH)
  return unchecked + checksumOf(unchecked)
}

/** The hash under which the token is stored; null, without asking the database, if the text is no token. */
export function parseToken(text: string): Buffer<ArrayBuffer> | null {
  if (!TOKEN.test(text)) return null
  const unchecked = text.slice(0, -CHECKSUM_LENGTH)
  return text === unchecked + checksumOf(unchecked) ? createHash('sha256').update(text).digest() : null
}

/** What may be shown of a token so that its owner recognises it. */
export function lastFour(token: string): string {
  return token.slice(-4)
}

function checksumOf(text: string): string {
  return toBase62(BigInt(crc32(text)), CHECKSUM_LENGTH)
}

function toBase62(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest /= 62n) text = DIGITS.charAt(Number(rest % 62n)) + text
  return text
}
