/** What mail programs put before a subject when they answer or pass on a mail, in the languages that we meet. */
const PREFIX =
  /^\s*(?:(?:re|aw|antw|antwort|fwd?|wg|tr|rif|rv|sv|vs|ref|odp|enc)\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*:|\[(?:ext|extern|external)\])\s*/i
const MOST_PREFIXES = 20
const LONGEST_KEY = 500

/** The subject without "Re:" and the like, in lower case and with single spaces; null where nothing is left of it. */
export function subjectKeyOf(subject: string | null): string | null {
  let rest = subject ?? ''
  for (let count = 0; count < MOST_PREFIXES && PREFIX.test(rest); count++) rest = rest.replace(PREFIX, '')
  const key = rest.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_KEY)
  return key === '' ? null : key.toWellFormed()
}
