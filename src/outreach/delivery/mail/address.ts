// A local part has at most 64 characters (RFC 5321 section 4.5.3.1). The look-behind lets a search begin only where a
// word begins, which keeps it linear in the text. An encoded word stands in for a local part that is not ASCII.
const APART = '\\s<>()[\\]:;,"\'`@\\\\|*'
const LOCAL_PART = `(?<![^${APART}=])(?:=\\?)?[^${APART}=][^${APART}]{0,63}`
const DOMAIN = '[a-z0-9\\u0080-\\uffff](?:[\\w.\\u0080-\\uffff-]{0,253}[a-z0-9\\u0080-\\uffff])?'
const ADDRESS = new RegExp(`${LOCAL_PART}@${DOMAIN}`, 'gi')

/** Every address in a text, in lower case, each once, in their order. */
export function addressesIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(ADDRESS), ([address]) => address.toLowerCase()))]
}

/** The first address in a text such as `rfc822; <kim@buyer.example>`, in lower case. */
export const addressIn = (text: string | undefined): string | null =>
  addressesIn(text?.slice(0, 1000) ?? '')[0] ?? null

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
