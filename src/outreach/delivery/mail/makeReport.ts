import { createHash } from 'node:crypto'
import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
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

type Event = {
  type: EmailEventType
  recipient: string | null
  bounce: ReportedBounce | null
  occurredAt: Date | null
  raw: unknown
}

const LONGEST_MESSAGE_ID = 998

/** The Message-IDs in a header, without angle brackets. */
function messageIdsOf(headers: MailHeaders): string[] {
  const ids = (headers.get('message-id') ?? []).map((value) => value.replace(/[<>]/g, '').trim())
  return ids.filter((id) => id !== '' && id.length <= LONGEST_MESSAGE_ID).slice(0, 5)
}

const hashOf = (...words: string[]) => createHash('sha256').update(words.join('\n')).digest('hex')

/** One event that a mail reports, in the form that every source has. */
export function makeReport({ identity, original }: ReportingMail, event: Event): DeliveryReport {
  return {
    type: event.type,
    recipient: event.recipient,
    message: { messageIds: messageIdsOf(original), providerIds: [] },
    occurredAt: event.occurredAt,
    bounce: event.bounce,
    isMachine: false,
    userAgent: null,
    ipAddress: null,
    url: null,
    eventId: hashOf(identity, event.recipient ?? '', event.type),
    raw: event.raw,
  }
}
