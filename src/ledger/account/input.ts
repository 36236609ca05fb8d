const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const EMAIL = /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\.]+(\.[^\s@,;:<>"()[\]\\.]+)*$/
const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/
const MAX_NAME = 200
const MAX_EMAIL = 254

/** Each of these returns the value as it is stored, or throws a sentence that names the field and the rule. */
export function readUuid(field: string, text: string): string {
  if (UUID.test(text)) return text.toLowerCase()
  throw new Error(`${field} must be a UUID, not "${text}".`)
}

export function readName(field: string, text: string): string {
  const name = text.trim()
  if (name === '') throw new Error(`${field} must not be empty.`)
  if (name.length > MAX_NAME) throw new Error(`${field} must have ${MAX_NAME} characters at most.`)
  if (/\p{Cc}/u.test(name) || !name.isWellFormed()) throw new Error(`${field} must be a single line of text.`)
  return name
}

/** Lower case, so that one person does not get two accounts. */
export function readEmail(field: string, text: string): string {
  const email = text.trim().normalize('NFC').toLowerCase()
  if (email.length <= MAX_EMAIL && email.isWellFormed() && !/\p{Cc}/u.test(email) && EMAIL.test(email))
    return email
  throw new Error(`${field} must be an e-mail address, not "${text}".`)
}

/** The first instant of the day in UTC. */
export function readDate(field: string, text: string): Date {
  const date = new Date(`${text}T00:00:00Z`)
  const isReal = CALENDAR_DATE.test(text) && date.toString() !== 'Invalid Date'
  if (isReal && date.toISOString().startsWith(text)) return date
  throw new Error(`${field} must be a date such as 2027-01-31, not "${text}".`)
}
