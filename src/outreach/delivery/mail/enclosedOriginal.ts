import { says } from '../refusal/phrase.ts'
import { isFolded, type MailHeaders, readField, readHeaders } from './headerLines.ts'
import type { Mail } from './mailParts.ts'

/** What a mail encloses of the message it is about, and what it says of it before that. */
export type EnclosedOriginal = { headers: MailHeaders; notice: string }

const ENCLOSING = /^(?:message\/(?:rfc822|global)(?:-headers?)?|text\/rfc822-headers?)$/
const TRACES = new Set([
  'received',
  'return-path',
  'message-id',
  'mime-version',
  'date',
  'content-type',
  'dkim-signature',
  'x-mailer',
])
const NAMES = new Set(['from', 'to', 'subject'])
const SEPARATORS = [
  /^[-_*=#\s]{0,60}(?:this is a |below this line is a |below is a )copy of (?:the|your)/i,
  /^[-_*=#\s]{0,60}(?:the )?header of the original message/i,
  /^[-_*=#\s]{0,60}(?:the )?(?:original|unsent|returned) (?:message|mail|e-mail)s?\b[^\n]{0,15}[-:_*=#]/i,
  /^[-_*=#\s]{0,60}(?:the )?(?:undelivered|rejected|bounced) (?:message|mail|e-mail)s?\b[^\n]{0,15}[-:_*=#]/i,
  /^[-_*=#\s]{0,60}original message follows|^message headers follow/i,
]

const linesOfOriginal = (content: string) =>
  content
    .trimStart()
    .split('\n')
    .filter((line, index) => index > 0 || !/^>?From /.test(line))

/** How many lines from `start` on are headers. */
function lengthOfHeaders(lines: readonly string[], start: number): number {
  let length = 0
  while (start + length < lines.length) {
    const line = lines[start + length] ?? ''
    if (!readField(line) && !(length > 0 && isFolded(line))) break
    length++
  }
  return length
}

function areOfMessage(headers: MailHeaders): boolean {
  const names = [...headers.keys()]
  const traces = names.filter((name) => TRACES.has(name)).length
  return traces > 0 && names.some((name) => NAMES.has(name)) && names.length >= 3
}

/** Finds the headers of another message that were copied into a text. */
function copiedHeaders(lines: readonly string[]): { at: number; headers: MailHeaders } | null {
  let at = 0
  while (at < lines.length) {
    const length = lengthOfHeaders(lines, at)
    const headers = length >= 3 ? readHeaders(lines.slice(at, at + length)) : null
    if (headers && areOfMessage(headers)) return { at, headers }
    at += Math.max(1, length)
  }
  return null
}

/** The few headers that a notice may quote indented, as `  Message-id: <…>`. */
function quotedHeaders(lines: readonly string[]): MailHeaders {
  const quoted = lines
    .map((line) => line.trim())
    .filter((line) => /^(?:message-id|from|to|subject|date) ?:/i.test(line))
  return readHeaders(quoted.slice(0, 50))
}

/** Splits what a mail says from the message it encloses or copies. */
export function splitOriginal({ text, parts }: Mail): EnclosedOriginal {
  const lines = text.split('\n')
  const enclosed = parts.find(({ type, content }) => ENCLOSING.test(type) && content.trim() !== '')
  const copied = copiedHeaders(lines)
  const separator = lines.findIndex((line) => says(line, SEPARATORS))
  const ends = [copied?.at ?? -1, separator].filter((end) => end > 0)
  const notice = lines.slice(0, ends.length > 0 ? Math.min(...ends) : lines.length)
  const headers = enclosed ? readHeaders(linesOfOriginal(enclosed.content)) : copied?.headers
  return { headers: headers ?? quotedHeaders(lines), notice: notice.join('\n') }
}
