import type { DeliveryReport, ReportedBounce } from '../report.ts'
import { addressIn } from './address.ts'
import { sectionsOf } from './bounceNotice.ts'
import type { DeliveryStatus } from './deliveryStatus.ts'
import { fieldsOfReport } from './fieldsOfReport.ts'
import type { MailHeaders } from './headerLines.ts'
import { makeReport, type ReportingMail } from './makeReport.ts'
import { refusedStage } from './refusedStage.ts'
import { reportedBounce } from './reportedBounce.ts'
import { reportTime } from './reportTime.ts'
import { storableText } from './storableText.ts'

type Told = 'BOUNCED' | 'DEFERRED' | 'DELIVERED'

/** RFC 3464 section 2.3.3, and two that are written in its place. Another action, such as `deliverable`, tells nothing. */
const ACTIONS: Record<string, Told> = {
  failed: 'BOUNCED',
  failure: 'BOUNCED',
  undeliverable: 'BOUNCED',
  delayed: 'DEFERRED',
  delivered: 'DELIVERED',
  relayed: 'DELIVERED',
  expanded: 'DELIVERED',
}
const LONGEST_DIAGNOSTIC = 1000

const first = (fields: MailHeaders, name: string) => fields.get(name)?.[0]

/** What happened, by the action, or where none is told by the class of the status. */
function toldOf(fields: MailHeaders): Told | null {
  const [action] = /[a-z]+/i.exec(first(fields, 'action') ?? '') ?? []
  if (action) return ACTIONS[action.toLowerCase()] ?? null
  const status = first(fields, 'status') ?? ''
  return /^[45]\./.test(status) || fields.has('diagnostic-code') ? 'BOUNCED' : null
}

/** The address that was mailed, then the one that it was turned into. */
const namesOf = (fields: MailHeaders) =>
  ['original-recipient', 'final-recipient', 'x-actual-recipient']
    .map((name) => addressIn(first(fields, name)))
    .filter((address) => address !== null)

/** What the other server said, without the type that stands before it: `smtp; 550 User unknown`. */
function diagnosticOf(fields: MailHeaders): string {
  const diagnostics = fields.get('diagnostic-code') ?? []
  const said = diagnostics.map((diagnostic) => diagnostic.replace(/^\s*[\w.-]{1,30}\s*;\s*/, ''))
  return storableText(said.join(' ').trim(), LONGEST_DIAGNOSTIC)
}

function bounceOf(fields: MailHeaders, type: Told, notice: string): ReportedBounce {
  const diagnostic = diagnosticOf(fields)
  const sections = sectionsOf(notice.split('\n'), namesOf(fields))
  const section = sections.map(({ text }) => text).join('\n')
  const evidence = {
    status: first(fields, 'status'),
    text: diagnostic,
    around: [section, notice],
    stage: refusedStage(section) ?? refusedStage(notice),
    isFinal: type === 'BOUNCED',
  }
  return reportedBounce(evidence, diagnostic === '' ? null : diagnostic)
}

/** The reports of a delivery status, one for each recipient whose action is known. */
export function statusReports(
  status: DeliveryStatus,
  source: ReportingMail,
  notice: string,
): DeliveryReport[] {
  return status.recipients.flatMap((fields) => {
    const type = toldOf(fields)
    if (!type) return []
    const dates = [first(fields, 'last-attempt-date'), source.date, first(status.message, 'arrival-date')]
    return makeReport(source, {
      type,
      recipient: namesOf(fields)[0] ?? addressIn(first(source.original, 'to')),
      bounce: type === 'DELIVERED' ? null : bounceOf(fields, type, notice),
      occurredAt: reportTime(dates),
      raw: fieldsOfReport(fields),
    })
  })
}
