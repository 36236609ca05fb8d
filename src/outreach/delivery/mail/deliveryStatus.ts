import { isFromMailSystem } from './automaticMail.ts'
import { isFolded, type MailHeaders, readField, unfold } from './headerLines.ts'
import type { Mail } from './mailParts.ts'

type Fields = Map<string, string[]>

/** A delivery status (RFC 3464): the fields of the message, and those of each recipient. */
export type DeliveryStatus = { message: MailHeaders; recipients: MailHeaders[] }

const OF_RECIPIENT = new Set([
  'final-recipient',
  'original-recipient',
  'action',
  'status',
  'remote-mta',
  'diagnostic-code',
  'last-attempt-date',
  'final-log-id',
  'will-retry-until',
  'x-actual-recipient',
  'x-display-name',
  'x-supplementary-info',
])
const namesRecipient = (fields: Fields) => fields.has('final-recipient') || fields.has('original-recipient')
const isWhole = (fields: Fields) => namesRecipient(fields) && (fields.has('action') || fields.has('status'))

/** Reads the groups line by line, for the blank lines between them may be missing or be too many. */
class StatusReader {
  readonly message: Fields = new Map()
  readonly recipients: Fields[] = []
  private current: Fields = this.message
  private values: string[] | undefined
  private isClosed = false

  blank() {
    this.values = undefined
    this.isClosed = this.current === this.message || isWhole(this.current)
  }

  fold(line: string) {
    if (this.values) unfold(this.values, line)
  }

  field(name: string, value: string) {
    if (this.current !== this.message || OF_RECIPIENT.has(name)) this.current = this.groupOf(name)
    this.isClosed = false
    this.values = this.current.get(name) ?? []
    this.current.set(name, this.values)
    this.values.push(value)
  }

  private groupOf(name: string): Fields {
    const opens = OF_RECIPIENT.has(name)
    const isRepeated = opens && name !== 'diagnostic-code' && this.current.has(name)
    const isNext =
      this.isClosed && (name === 'final-recipient' || name === 'original-recipient' || name === 'action')
    const isFirst = opens && this.current === this.message
    if (!isRepeated && !isNext && !isFirst) return this.current
    const group: Fields = new Map()
    this.recipients.push(group)
    return group
  }
}

/** Null where no recipient is named. */
export function readDeliveryStatus(content: string, most: number): DeliveryStatus | null {
  const reader = new StatusReader()
  for (const line of content.split('\n')) {
    const field = readField(line)
    if (line.trim() === '') reader.blank()
    else if (isFolded(line)) reader.fold(line)
    else if (field) reader.field(field.name, field.value)
    if (reader.recipients.length > most) break
  }
  const recipients = reader.recipients.filter(namesRecipient).slice(0, most)
  return recipients.length > 0 ? { message: reader.message, recipients } : null
}

const RECIPIENT = /^(?:final|original)-recipient[ \t]{0,8}:/im

const isReport = ({ headers }: Mail) =>
  (headers.get('content-type') ?? []).some((type) => /^multipart\/report/i.test(type))

/**
 * The delivery status of a mail, as text: in its own part, or else in whichever part a broken mail has left it. What
 * stands in an enclosed message or in a person's mail is another mail's.
 */
export function findStatus(mail: Mail): string | undefined {
  const own = mail.parts.filter(({ type }) => type.includes('delivery-status'))
  const texts = own.map(({ content }) => content)
  if (isReport(mail) || isFromMailSystem(mail)) {
    const stray = mail.parts.filter(({ type }) => !type.startsWith('message/rfc822'))
    texts.push(...stray.map(({ content }) => content), mail.text)
  }
  return texts.find((text) => RECIPIENT.test(text))
}
