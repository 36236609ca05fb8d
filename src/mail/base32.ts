const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567'

/** The alphabet of RFC 4648 section 6 in lower case, without padding: it survives a change of case. */
export function encodeBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => DIGITS.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('')
}

/** Null for any other text than the one that encodes these bytes, letter case aside. */
export function decodeBase32(text: string): Buffer | null {
  const digits = [...text.toLowerCase()].map((character) => DIGITS.indexOf(character))
  if (digits.includes(-1)) return null
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return encodeBase32(bytes) === text.toLowerCase() ? bytes : null
}
