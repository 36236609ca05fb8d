// A local part has at most 64 characters (RFC 5321 section 4.5.3.1). The look-behind lets a search begin only where a
// word begins, which keeps it linear in the text. An encoded word stands in for a local part that is not ASCII.
// The marks that stand between words in Chinese and Japanese belong to no address.
const MARKS = '\\u3000-\\u3004\\u3008-\\u3020\\uff00-\\uff20'
const APART = `\\s<>()[\\]:;,"'\`@\\\\|*${MARKS}`
const LETTERS = '\\u0080-\\u2fff\\u3005-\\u3007\\u3021-\\ufeff'
const LOCAL_PART = `(?<![^${APART}=])(?:=\\?)?[^${APART}=][^${APART}]{0,63}`
const DOMAIN = `[a-z0-9${LETTERS}](?:[\\w.${LETTERS}-]{0,253}[a-z0-9${LETTERS}])?`
const ADDRESS = new RegExp(`${LOCAL_PART}@${DOMAIN}`, 'gi')

/** Every address in a text, in lower case, each once, in their order. */
export function addressesIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(ADDRESS), ([address]) => address.toLowerCase()))]
}

/**
 * How a report of ASCII writes other characters (RFC 6533 section 3): `utf-8; jos\x{E9}@buyer.example`. What is no
 * character, or none that an address may hold, stays as it is.
 */
const ESCAPED = /\\x\{((?!d[89a-f]..\})(?:[a-f][\da-f]|[1-9a-f][\da-f]{2,4}|10[\da-f]{4}))\}/gi
const unescaped = (text: string) =>
  text.replace(ESCAPED, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))

/** The first address in a text such as `rfc822; <kim@buyer.example>`, in lower case. */
export const addressIn = (text: string | undefined): string | null =>
  addressesIn(unescaped(text?.slice(0, 1000) ?? ''))[0] ?? null

// How the sender of a complaint hides who complained (RFC 5965 section 3.2, RFC 6590).
const HIDDEN = /^(?:redacted|undisclosed|hidden|removed|hashed|unknown|x{3,})(?:[-_+][^@]*)?@/

/** Whether an address stands for one that the report keeps to itself. */
export const isHidden = (address: string) => HIDDEN.test(address)

const OFFICE =
  /^(?:mailer-daemon|mail-daemon|postmaster|abuse|hostmaster|double-bounce|no-?reply|do-?not-?reply)@/

/** Whether an address is that of a mail system and not of one of its users. */
export const isOfMailSystem = (address: string) => OFFICE.test(address)

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

/** Those of the addresses whose domain none of the others has. */
export function ofOtherDomains(addresses: readonly string[], others: readonly string[]): string[] {
  const domains = new Set(others.map(domainOf))
  return addresses.filter((address) => !domains.has(domainOf(address)))
}
