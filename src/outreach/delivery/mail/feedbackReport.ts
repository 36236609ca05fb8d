import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import { says } from '../refusal/phrase.ts'
import { addressesIn, isHidden } from './address.ts'
import { type MailHeaders, readHeaders } from './headerLines.ts'
import type { Mail } from './mailParts.ts'
import { fieldsOfReport, type ReportingMail, reportFrom, reportTime } from './reportingMail.ts'

/** What a mailbox provider passes on of its user's complaint. */
export type FeedbackReading = { kind: 'COMPLAINT' | 'UNSUBSCRIBE' | 'OTHER'; reports: DeliveryReport[] }

const NAMED = ['original-rcpt-to', 'final-recipient', 'original-recipient', 'removal-recipient']
// Hotmail's loop; some mail systems then hand on the enclosed mail in the place of the complaint.
const HOTMAIL = 'x-hmxmroriginalrecipient'
const NAMED_IN_ORIGINAL = [HOTMAIL, 'x-apparently-to', 'x-original-to', 'delivered-to', 'to']

// Before RFC 5965 the providers enclosed the mail alone: the sender and the subject say what it is.
const LOOP_SENDER = /feedback|\bfbl\b|staff@hotmail|scomp@|complaint|abuse|antispam/i
const LOOP_SUBJECTS = [
  /complaint about|tos notification|email feedback/i,
  /(?:abuse|spam|feedback|junk)[ -]?(?:mail |e-?mail )?(?:report|complaint|loop)/i,
]

/** The text of a broken mail may hold the report; that of a person's mail does not. */
function reportOf({ headers, parts, text }: Mail): string {
  const own = parts.find(({ type }) => type === 'message/feedback-report')
  const isReport = (headers.get('content-type') ?? []).some((type) => /feedback-report/i.test(type))
  return own?.content ?? (isReport ? text : '')
}

function fieldsOf(mail: Mail): MailHeaders | null {
  const part = reportOf(mail)
  const at = part.search(/^feedback-type[ \t]{0,8}:/im)
  if (at < 0) return null
  const group = part.lastIndexOf('\n\n', at)
  return readHeaders(
    part
      .slice(group < 0 ? 0 : group)
      .trimStart()
      .split('\n'),
  )
}

const isOldLoop = ({ headers, subject, parts }: Mail, original: MailHeaders) =>
  headers.has(HOTMAIL) ||
  original.has(HOTMAIL) ||
  (says(subject, LOOP_SUBJECTS) &&
    LOOP_SENDER.test(headers.get('from')?.join(' ') ?? '') &&
    parts.some(({ type }) => type.startsWith('message/') || type === 'text/rfc822-headers'))

function recipientsOf(fields: MailHeaders, original: MailHeaders): (string | null)[] {
  const named = NAMED.flatMap((name) => fields.get(name) ?? []).flatMap((value) =>
    addressesIn(value.slice(0, 5000)),
  )
  const shown = named.filter((address) => !isHidden(address))
  if (shown.length > 0) return [...new Set(shown)]
  const enclosed = NAMED_IN_ORIGINAL.map((name) =>
    addressesIn((original.get(name) ?? []).join(' ').slice(0, 5000)),
  )
  // Of several recipients of one mail nobody knows which one complained.
  const [address] = enclosed.find(({ length }) => length === 1) ?? []
  return [address && !isHidden(address) ? address : null]
}

const isOptOut = (type: string) => /^opt-?out|^unsubscribe/i.test(type)
// A failed authentication (RFC 6591) and a mail that was no spam are no complaint of a recipient.
const isNoComplaint = (type: string) => /^(?:auth-failure|not-spam|dmarc|virus)/i.test(type)

/** Reads an abuse report (RFC 5965) or one of the older loops; null where the mail is neither. */
export function readFeedback(mail: Mail, source: ReportingMail): FeedbackReading | null {
  const fields = fieldsOf(mail)
  if (!fields && !isOldLoop(mail, source.original)) return null
  const type = fields?.get('feedback-type')?.[0] ?? 'abuse'
  if (isNoComplaint(type)) return { kind: 'OTHER', reports: [] }
  const event = {
    bounce: null,
    occurredAt: reportTime([source.date]),
    raw: fieldsOfReport(fields ?? new Map()),
  }
  const about = mail.headers.has(HOTMAIL) ? mail.headers : source.original
  const recipients = recipientsOf(fields ?? new Map(), about)
  const told = isOptOut(type) ? 'UNSUBSCRIBED' : 'COMPLAINED'
  const reports = recipients.map((recipient) => reportFrom(source, { ...event, type: told, recipient }))
  return { kind: isOptOut(type) ? 'UNSUBSCRIBE' : 'COMPLAINT', reports }
}
