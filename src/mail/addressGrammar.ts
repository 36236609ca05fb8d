/** Octets of a whole address, and of what stands before the @ (RFC 5321 section 4.5.3.1). */
export const MOST_OCTETS = 254
export const MOST_IN_LOCAL_PART = 64

/**
 * What no address holds outside ASCII: controls, blanks, what is not seen or turns the direction, private use and what is no
 * character. Letters beyond the Basic Multilingual Plane are left out too, each engine in its own words.
 */
const UNUSABLE =
  '\\u0080-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f' +
  '\\u205f-\\u206f\\u2ff0-\\u2fff\\u3000-\\u3002\\u3164\\ue000-\\uf8ff\\ufe00-\\ufe0f\\ufeff\\uff0e\\uff61\\uffa0\\uffef-\\uffff'

function grammar(beyondPlane: string): string {
  const outside = `[^\\u0001-\\u007f${UNUSABLE}${beyondPlane}]`
  const atom = `(?:[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]|${outside})+`
  const end = `(?:[A-Za-z0-9]|${outside})`
  const label = `${end}(?:(?:[A-Za-z0-9-]|${outside}){0,61}${end})?`
  // The last label is no number: what ends in one is an IP address.
  const lastLabel = `(?![0-9-]+$)${label}`
  // A label of Latin letters and of those that look like them (Greek, Cyrillic) passes for another.
  const mixed = '[^@]*@(?:[^@]*\\.)?(?:[^@.]*[a-z][^@.]*[\\u0370-\\u052f]|[^@.]*[\\u0370-\\u052f][^@.]*[a-z])'
  return `^(?!${mixed})${atom}(?:\\.${atom})*@(?:${label}\\.)+${lastLabel}$`
}

/**
 * The one grammar, as JavaScript and PostgreSQL read it: a dot-atom, `@`, and a domain of letters, digits and hyphens (RFC
 * 5321 section 4.1.2), each with letters outside ASCII as people write them (RFC 6531 section 3.3, RFC 5890). Narrower than
 * RFC 5322 on purpose: quoted local parts, comments, groups, source routes and lists are what parsers disagree about, and
 * where they disagree a message goes to somebody else.
 */
export const ADDRESS = new RegExp(grammar('\\u0000\\ud800-\\udfff'))
export const ADDRESS_IN_POSTGRESQL = grammar('\\U00010000-\\U0010ffff')
