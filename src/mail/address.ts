const MOST_CHARACTERS = 254
const MOST_IN_LOCAL_PART = 64
const MOST_IN_NAME = 200

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
/** The last label has a letter: what ends in a number is an IP address. */
const LAST_LABEL = `(?=[0-9-]*[A-Za-z])${LABEL}`
const ADDRESS = new RegExp(`^(${ATOM}(?:\\.${ATOM})*)@((?:${LABEL}\\.)+${LAST_LABEL})$`)

/** Control characters, line and paragraph separators, and marks that turn the direction of what follows them. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

export type MailAddress = {
  /** As given, the domain in lower case. */
  address: string
  /** All of it in lower case: what look-ups and suppressions compare. */
  key: string
}

/**
 * The one grammar for addresses: a dot-atom, `@`, and a domain of letters, digits and hyphens (RFC 5321 4.1.2, with
 * the lengths of 4.5.3.1). Narrower than RFC 5322 on purpose: quoted local parts, comments, groups, source routes and
 * lists are what parsers disagree about, and where they disagree a message goes to somebody else. An
 * internationalised domain is taken in its `xn--` form only, a local part in ASCII only.
 */
export function parseAddress(text: string): MailAddress | null {
  if (text.length > MOST_CHARACTERS) return null
  const [, localPart, domain] = ADDRESS.exec(text) ?? []
  if (localPart === undefined || domain === undefined || localPart.length > MOST_IN_LOCAL_PART) return null
  return { address: `${localPart}@${domain.toLowerCase()}`, key: text.toLowerCase() }
}

/** The name shown before an address, without the spaces around it; null if no header should carry it. */
export function parseDisplayName(text: string): string | null {
  if (text.length > MOST_IN_NAME || UNPRINTABLE.test(text) || !text.isWellFormed()) return null
  return text.trim() || null
}
