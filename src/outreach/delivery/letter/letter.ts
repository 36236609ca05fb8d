import PostalMime, { type Address, type Attachment } from 'postal-mime'
import { storableText } from '../../../database/storable.ts'
import { addressKey, parseAddress } from '../../../mail/address.ts'
import { textOfHtml } from '../../../mail/textOfHtml.ts'
import { MAXIMUM_LINES } from '../mail/limits.ts'
import { straightenMail } from '../mail/straightenMail.ts'

/** More of a text nobody reads; a longer one is cut. */
const LONGEST_TEXT = 100_000
const LONGEST_HTML = 500_000
const LONGEST_SUBJECT = 998
const MOST_RECIPIENTS = 100
const MOST_FILES = 20
/** The content of a larger file is not kept: its name and size are. */
const MOST_FILE_BYTES = 5 * 1_048_576

type Person = { address: string; name: string | null }
export type LetterFile = {
  name: string
  mimeType: string
  size: number
  /** Null where it is too large to be kept. */
  content: Uint8Array | null
  disposition: string | null
  contentId: string | null
}

/** A mail that a person wrote, as it is stored. */
export type Letter = {
  subject: string | null
  text: string | null
  html: string | null
  from: Person
  to: Person[]
  cc: Person[]
  replyTo: string[]
  /** When it was written, as it says itself. */
  date: Date | null
  files: LetterFile[]
}

/** A file of 10 MiB has 140,000 lines, all of them long. */
const LONG_LINE = 60
const LINE_FEED = 10

/** The parser takes its time for every line of a text: a mail of nothing but short ones is read as far as a bounce is. */
function hasTooManyLines(raw: Uint8Array): boolean {
  let short = 0
  let from = 0
  for (let at = raw.indexOf(LINE_FEED); at >= 0; at = raw.indexOf(LINE_FEED, from)) {
    if (at - from < LONG_LINE) short += 1
    if (short > MAXIMUM_LINES) return true
    from = at + 1
  }
  return false
}

/** Null where the bytes cannot be taken apart, or nobody wrote them. */
export async function readLetter(raw: Uint8Array): Promise<Letter | null> {
  const bytes = hasTooManyLines(raw) ? straightenMail(raw) : raw
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true }).catch(() => null)
  const [from] = peopleIn(mail?.from ? [mail.from] : [])
  if (!mail || from === undefined) return null
  const html = mail.html ? storableText(mail.html, LONGEST_HTML) : null
  const written = mail.text?.trim() ? mail.text : await textOfHtml(html ?? '')
  return {
    subject: oneLine(mail.subject ?? ''),
    text: textOrNull(storableText(written.replaceAll('\r\n', '\n'), LONGEST_TEXT)),
    html,
    from,
    to: peopleIn(mail.to ?? []),
    cc: peopleIn(mail.cc ?? []),
    replyTo: peopleIn(mail.replyTo ?? []).map(({ address }) => address),
    date: dateIn(mail.date),
    files: mail.attachments.slice(0, MOST_FILES).map(fileOf),
  }
}

/** Everybody who is named, each once; an address that none could be is left out. */
function peopleIn(addresses: readonly Address[]): Person[] {
  const flat = addresses.flatMap((named) => named.group ?? [named]).slice(0, MOST_RECIPIENTS * 2)
  const people = new Map<string, Person>()
  for (const { address, name } of flat) {
    const parsed = parseAddress(storableText(address ?? '', 320).trim())
    if (parsed === null || people.has(addressKey(parsed.address))) continue
    people.set(parsed.key, {
      address: parsed.address,
      name: textOrNull(oneLine(name ?? '') ?? '')?.slice(0, 200) ?? null,
    })
  }
  return [...people.values()].slice(0, MOST_RECIPIENTS)
}

function oneLine(text: string): string | null {
  return textOrNull(storableText(text, LONGEST_SUBJECT).replaceAll(/[\p{Cc}\s]+/gu, ' '))
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

function dateIn(text: string | undefined): Date | null {
  const date = new Date(text ?? '')
  return Number.isNaN(date.getTime()) ? null : date
}

function fileOf(
  { filename, mimeType, content, disposition, contentId }: Attachment,
  index: number,
): LetterFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  return {
    name: fileNameOf(filename) ?? `file-${index + 1}`,
    mimeType: storableText(mimeType, 200).toLowerCase(),
    size: bytes.byteLength,
    content: bytes.byteLength <= MOST_FILE_BYTES ? Uint8Array.from(bytes) : null,
    disposition: disposition ?? null,
    contentId: contentId ? storableText(contentId, 500).replaceAll(/[<>]/g, '') : null,
  }
}

/** A name ends up in a header, and in the file system of a person who saves it. */
function fileNameOf(name: string | null): string | null {
  const plain = storableText(name ?? '', 1_000).replaceAll(/[\p{Cc}/\\]+/gu, '_')
  return textOrNull(plain)?.slice(-200) ?? null
}
