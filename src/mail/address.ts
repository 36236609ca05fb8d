import { domainToASCII, domainToUnicode } from 'node:url'
import { ADDRESS, MOST_IN_LOCAL_PART, MOST_OCTETS } from './addressGrammar.ts'

const MOST_IN_NAME = 200
const ASCII = /^[\0-\x7f]*$/
const ENCODED_LABEL = /(?:^|\.)xn--/
/** Letters, digits and hyphens: what `domainToASCII` leaves alone must be no more than that. */
const ASCII_DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Control characters, line and paragraph separators, and marks that turn the direction of what follows them. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

export type MailAddress = {
  /** As it is stored and shown: composed (NFC), the domain in lower case and as people write it. */
  address: string
  /** All of it in lower case: what look-ups and suppressions compare. The database makes the same with `lower`. */
  key: string
  /** As it goes to a mail server: the domain in its `xn--` form, unless what stands before the @ needs SMTPUTF8 anyway. */
  wire: string
  /** What stands before the @ is not ASCII: only a server that offers SMTPUTF8 takes it (RFC 6531). */
  needsUtf8: boolean
}

/**
 * An address by the one grammar (`addressGrammar`), whichever of its forms it is given in: `müller.example` and
 * `xn--mller-kva.example` are one domain (RFC 5891; UTS #46 says what is one in any case and width). A local part outside
 * ASCII loses its case, because only people who know the language could compare it otherwise.
 */
export function parseAddress(text: string): MailAddress | null {
  const composed = text.length > MOST_OCTETS ? '' : text.normalize('NFC')
  const at = composed.lastIndexOf('@')
  if (at === -1) return null
  const given = composed.slice(0, at)
  const needsUtf8 = !ASCII.test(given)
  const localPart = needsUtf8 ? given.toLowerCase().normalize('NFC') : given
  const domain = domainOf(composed.slice(at + 1))
  if (domain === null || Buffer.byteLength(localPart) > MOST_IN_LOCAL_PART) return null
  const address = `${localPart}@${domain.written}`
  const wire = needsUtf8 ? address : `${localPart}@${domain.ascii}`
  if (!ADDRESS.test(address) || Buffer.byteLength(address) > MOST_OCTETS || wire.length > MOST_OCTETS)
    return null
  return { address, key: address.toLowerCase(), wire, needsUtf8 }
}

/** What look-ups compare, of an address that may be none by the grammar: one that bounced may be older than it. */
export function addressKey(text: string): string {
  return parseAddress(text)?.key ?? text.normalize('NFC').toLowerCase()
}

/** Whether a stored text is one that mail is sent to: `isMailable` asks the database the same. */
export function isMailAddress(stored: string): boolean {
  return (
    Buffer.byteLength(stored) <= MOST_OCTETS &&
    ADDRESS.test(stored) &&
    Buffer.byteLength(stored.slice(0, stored.indexOf('@'))) <= MOST_IN_LOCAL_PART
  )
}

type Domain = { written: string; ascii: string }

function domainOf(text: string): Domain | null {
  const lower = text.toLowerCase()
  if (ASCII.test(lower) && !ENCODED_LABEL.test(lower)) return { written: lower, ascii: lower }
  // A host name of a URL may be more, such as one with escapes.
  if (/[\0-,/:-@[-`{-\x7f]/.test(lower)) return null
  const ascii = domainToASCII(lower)
  const written = domainToUnicode(ascii)
  return ASCII_DOMAIN.test(ascii) && domainToASCII(written) === ascii ? { written, ascii } : null
}

/** A part of an address as it is stored, whichever form its domain is given in: for what is searched for. */
export function writtenDomains(text: string): string {
  return text.replace(/xn--[a-z0-9-]+/gi, (label) => domainToUnicode(label.toLowerCase()) || label)
}

/** The name shown before an address, without the spaces around it; null if no header should carry it. */
export function parseDisplayName(text: string): string | null {
  if (text.length > MOST_IN_NAME || UNPRINTABLE.test(text) || !text.isWellFormed()) return null
  return text.trim().normalize('NFC') || null
}
