// RFC 5321 section 4.5.3.1 allows 256 octets for a path.
const LONGEST = 320
const ADDRESS = /^[^\s<>]+@[^\s<>@]+$/

/** The address in a field that holds one, such as `Kim <Kim@buyer.example>`, in lower case and without its name. */
export function recipientOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 1000) return null
  const [, bracketed] = /<([^<>]*)>\s*$/.exec(value) ?? []
  const address = (bracketed ?? value).trim().toLowerCase()
  return address.length <= LONGEST && ADDRESS.test(address) ? address : null
}
