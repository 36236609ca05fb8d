import { createHash } from 'node:crypto'
import { storableText } from '../../../database/storable.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { classify } from '../refusal/classify.ts'
import type { RefusalEvidence } from '../refusal/refusalVerdict.ts'
import { replyIn } from '../refusal/replyIn.ts'
import type { MailHeaders } from './headerLines.ts'

/** The mail that reports are read from, as far as each of them names it. */
export type ReportingMail = {
  /** The mail's Message-ID, or the hash of its bytes: the same mail fed twice has the same. */
  identity: string
  /** The mail's own date. */
  date: string | undefined
  /** The headers of the message it is about. */
  original: MailHeaders
  /** The addresses that the message was sent from, as far as the mail shows them. */
  senders: readonly string[]
}

type Event = Pick<DeliveryReport, 'type' | 'recipient' | 'bounce' | 'occurredAt' | 'raw'>

const LONGEST_MESSAGE_ID = 998

/** The Message-IDs in a header, without angle brackets. */
function messageIdsOf(headers: MailHeaders): string[] {
  const ids = (headers.get('message-id') ?? []).map((value) => value.replace(/[<>]/g, '').trim())
  return ids.filter((id) => id !== '' && id.length <= LONGEST_MESSAGE_ID).slice(0, 5)
}

const hashOf = (...words: string[]) => createHash('sha256').update(words.join('\n')).digest('hex')

/** One event that a mail reports, in the form that every source has. */
export function reportFrom({ identity, original }: ReportingMail, event: Event): DeliveryReport {
  const eventId = hashOf(identity, event.recipient ?? '', event.type)
  return makeReport({ ...event, messageIds: messageIdsOf(original), eventId })
}

const DATE = /\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4} \d{1,2}:\d{2}/i

/** The first of several dates (RFC 5322 section 3.3) that is usable, or null. */
export function reportTime(dates: readonly (string | undefined)[]): Date | null {
  for (const text of dates) {
    if (!text || text.length > 200 || !DATE.test(text)) continue
    const date = new Date(text.replace(/\([^()]{0,50}\)/g, ' ').trim())
    if (!Number.isNaN(date.getTime()) && date.getTime() > 0) return date
  }
  return null
}

const MOST_FIELDS = 20
const LONGEST_VALUE = 500

/** The fields of a report as small JSON, to be kept beside the event that was read from them. */
export function fieldsOfReport(fields: MailHeaders): Record<string, string> {
  const entries = [...fields].slice(0, MOST_FIELDS)
  return Object.fromEntries(
    entries.map(([name, values]) => [name, storableText(values.join(' '), LONGEST_VALUE)]),
  )
}

/** A failed delivery as it is kept. `diagnostic` is what the report names as the other server's reply. */
export const reportedBounce = (evidence: RefusalEvidence, diagnostic: string | null): ReportedBounce => ({
  ...classify(evidence),
  diagnosticCode: diagnostic ?? replyIn(evidence.text),
})
