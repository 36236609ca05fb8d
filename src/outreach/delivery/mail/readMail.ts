import { createHash } from 'node:crypto'
import { addressesIn } from './address.ts'
import { splitOriginal } from './enclosedOriginal.ts'
import type { MailHeaders } from './headerLines.ts'
import { letterNamesOf } from './letterNames.ts'
import { MAXIMUM_MAIL_BYTES, MAXIMUM_REPORTS } from './limits.ts'
import { type Mail, readParts } from './mailParts.ts'
import type { MailReading } from './mailReading.ts'
import { tellMail } from './tellMail.ts'

const identityOf = ({ headers }: Mail, raw: Uint8Array) =>
  headers.get('message-id')?.[0] ?? createHash('sha256').update(raw).digest('hex')

/** A notice goes to whom the message came from (RFC 5321 section 6.1). */
function sendersOf(notice: MailHeaders, original: MailHeaders): string[] {
  const values = [notice.get('to'), original.get('from'), original.get('return-path'), original.get('sender')]
  const text = values.flatMap((value) => value ?? []).join(' ')
  return addressesIn(text.slice(0, 5000))
}

/** Null where the bytes are no mail, or one that is too large or too deeply nested to be read. */
export async function readMail(raw: Uint8Array): Promise<MailReading | null> {
  if (raw.byteLength > MAXIMUM_MAIL_BYTES) return null
  const mail = await readParts(raw)
  if (!mail) return null
  const { headers, notice } = splitOriginal(mail)
  const source = {
    identity: identityOf(mail, raw),
    date: mail.headers.get('date')?.[0],
    original: headers,
    senders: sendersOf(mail.headers, headers),
  }
  const { kind, reports } = tellMail(mail, source, notice)
  const distinct = new Map(reports.map((report) => [report.eventId, report]))
  return {
    kind,
    reports: [...distinct.values()].slice(0, MAXIMUM_REPORTS),
    sentTo: sentTo(mail.headers),
    originalHeaders: headers,
    letter: kind === 'OTHER' ? letterNamesOf(mail) : null,
  }
}

const ADDRESSEE_HEADERS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-rcpt-to',
  'apparently-to',
  'to',
  'cc',
  'resent-to',
]
const LONGEST_HEADERS = 20_000
const MOST_ADDRESSES = 200

/** Every address that the headers say a mail was sent to, the one of its envelope first. */
function sentTo(headers: MailHeaders): string[] {
  const text = ADDRESSEE_HEADERS.flatMap((name) => headers.get(name) ?? [])
    .join(' ')
    .slice(0, LONGEST_HEADERS)
  const received = (headers.get('received') ?? [])
    .slice(0, 50)
    .map((value) => /\sfor <?([^\s<>;]{3,320}@[^\s<>;]{1,253})/.exec(value)?.[1] ?? '')
  return [...new Set([...addressesIn(text), ...addressesIn(received.join(' '))])].slice(0, MOST_ADDRESSES)
}
