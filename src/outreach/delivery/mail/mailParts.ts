import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { type MailHeaders, readField } from './headerLines.ts'
import { MAXIMUM_TEXT_LENGTH } from './limits.ts'
import { straightenMail } from './straightenMail.ts'

type MailPart = {
  /** Media type in lower case, such as `message/delivery-status`. */
  type: string
  content: string
}

/** A mail taken apart, with its text decoded. */
export type Mail = {
  headers: MailHeaders
  subject: string
  /** What a person would read of it. */
  text: string
  /** The parts beside that text: reports, enclosed mails, attached texts. */
  parts: MailPart[]
}

const withLineFeeds = (text: string) =>
  text.slice(0, MAXIMUM_TEXT_LENGTH).replaceAll('\r\n', '\n').replaceAll('\0', ' ')
const isReadable = ({ mimeType }: Attachment) => /^(?:text|message|multipart)\//.test(mimeType)

function partOf({ mimeType, content }: Attachment): MailPart {
  if (typeof content === 'string') return { type: mimeType, content: withLineFeeds(content) }
  const bytes = new Uint8Array(content).subarray(0, MAXIMUM_TEXT_LENGTH)
  return { type: mimeType, content: withLineFeeds(new TextDecoder().decode(bytes)) }
}

/** The lines behind the headers as they stand: all that can be read of a mail whose structure is broken. */
function rawBody(bytes: Uint8Array): string {
  const text = withLineFeeds(new TextDecoder('latin1').decode(bytes.subarray(0, MAXIMUM_TEXT_LENGTH)))
  const end = text.indexOf('\n\n')
  return end < 0 ? '' : text.slice(end + 2)
}

/** Some systems attach what they have to say, or give it a type that cannot be read. */
function textOf({ text, html }: Email, parts: readonly MailPart[]): string {
  const written = text?.trim() ? text : textOfHtml(html?.slice(0, MAXIMUM_TEXT_LENGTH) ?? '')
  const attached = parts.filter(({ type }) => type.startsWith('text/plain')).map(({ content }) => content)
  return withLineFeeds([written, ...attached].join('\n'))
}

function headersOf(lines: Email['headers']): MailHeaders {
  const headers = new Map<string, string[]>()
  for (const { key, value } of lines) {
    const values = headers.get(key)
    if (values) values.push(value)
    else headers.set(key, [value])
  }
  return headers
}

function startsWithHeader(bytes: Uint8Array): boolean {
  const [line = ''] = new TextDecoder('latin1').decode(bytes.subarray(0, 1000)).split('\n')
  return readField(line.trimEnd()) !== null
}

/** Null where the bytes are no mail, or are beyond the depth (256 levels) and header size (2 MiB) that are read. */
export async function readParts(raw: Uint8Array): Promise<Mail | null> {
  const bytes = straightenMail(raw)
  if (!startsWithHeader(bytes)) return null
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true }).catch(() => null)
  if (!mail) return null
  const parts = mail.attachments.filter(isReadable).map(partOf)
  const text = textOf(mail, parts)
  const isBroken = text.trim() === '' && parts.length === 0
  return {
    headers: headersOf(mail.headers),
    subject: (mail.subject ?? '').slice(0, 1000),
    text: isBroken ? rawBody(bytes) : text,
    parts,
  }
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' }

/** The text of a mail that has only HTML: enough of it to search. */
function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|p|div|tr|li|h\d|\/p|\/div|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>\s@][^<>@]*>/g, '')
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
}
