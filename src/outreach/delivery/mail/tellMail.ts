import { storableText } from '../../../database/storable.ts'
import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import { addressIn } from './address.ts'
import { isFromMailSystem } from './automaticMail.ts'
import { isAutomaticAnswer, isAutoReply } from './autoReply.ts'
import { isChallenge, isFromChallenger } from './challenge.ts'
import { findStatus, readDeliveryStatus } from './deliveryStatus.ts'
import { readFeedback } from './feedbackReport.ts'
import { MAXIMUM_REPORTS } from './limits.ts'
import type { Mail } from './mailParts.ts'
import type { MailKind, MailReading } from './mailReading.ts'
import { plainTextBounce } from './plainTextBounce.ts'
import { type ReportingMail, reportFrom, reportTime } from './reportingMail.ts'
import { statusReports } from './statusReports.ts'

type Told = Pick<MailReading, 'kind' | 'reports'>

const nothing = (kind: MailKind): Told => ({ kind, reports: [] })

function kindOf(reports: readonly DeliveryReport[]): MailKind {
  const types = new Set(reports.map(({ type }) => type))
  if (types.has('BOUNCED')) return 'BOUNCE'
  if (types.has('DEFERRED')) return 'DELAY'
  return types.has('DELIVERED') ? 'DELIVERED' : 'OTHER'
}

/** A receipt (RFC 8098) tells that a mail was or was not opened, and is no bounce either way. */
const isReceipt = ({ headers }: Mail) =>
  (headers.get('content-type') ?? []).some((type) => /disposition-notification/i.test(type.slice(0, 1000)))

function toldByStatus(mail: Mail, source: ReportingMail, notice: string): Told | null {
  const content = findStatus(mail)
  const status = content === undefined ? null : readDeliveryStatus(content, MAXIMUM_REPORTS)
  if (!status) return null
  if (isFromChallenger(mail)) return nothing('CHALLENGE')
  const reports = statusReports(status, source, notice)
  return { kind: kindOf(reports), reports }
}

function toldByText(mail: Mail, source: ReportingMail, notice: string): Told | null {
  if (isChallenge(`${mail.subject}\n${notice}`)) return nothing('CHALLENGE')
  if (!isFromMailSystem(mail)) return isAutoReply(mail) ? nothing('AUTO_REPLY') : null
  const reports = plainTextBounce(mail, source, notice)
  return reports && { kind: kindOf(reports), reports }
}

/** The mail that `List-Unsubscribe: <mailto:…>` (RFC 2369) makes a mail program write. */
function unsubscribed(mail: Mail, source: ReportingMail): Told | null {
  if (!/^\s*(?:unsubscribe|opt-?out|abmelden|abbestellen|remove me)\b/i.test(mail.subject)) return null
  const report = reportFrom(source, {
    type: 'UNSUBSCRIBED',
    recipient: addressIn(mail.headers.get('from')?.[0]),
    bounce: null,
    occurredAt: reportTime([source.date]),
    raw: { subject: storableText(mail.subject, 200) },
  })
  return { kind: 'UNSUBSCRIBE', reports: [report] }
}

/** What a mail tells: by its parts where it has them, and else by what is written in it. */
export function tellMail(mail: Mail, source: ReportingMail, notice: string): Told {
  return (
    readFeedback(mail, source) ??
    (isReceipt(mail) ? nothing('OTHER') : null) ??
    toldByStatus(mail, source, notice) ??
    toldByText(mail, source, notice) ??
    unsubscribed(mail, source) ??
    nothing(isAutoReply(mail) || isAutomaticAnswer(mail) ? 'AUTO_REPLY' : 'OTHER')
  )
}
