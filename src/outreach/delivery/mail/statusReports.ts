import { storableText } from '../../../database/storable.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import type { Senders } from '../refusal/plainWords.ts'
import { firstStage } from '../refusal/refusedStage.ts'
import { addressIn, ofOtherDomains } from './address.ts'
import { linesBefore, sectionsOf } from './bounceNotice.ts'
import type { DeliveryStatus } from './deliveryStatus.ts'
import type { MailHeaders } from './headerLines.ts'
import {
  fieldsOfReport,
  type ReportingMail,
  reportedBounce,
  reportFrom,
  reportTime,
} from './reportingMail.ts'

type Told = 'BOUNCED' | 'DEFERRED' | 'DELIVERED'

/** RFC 3464 section 2.3.3, and what is written in its place. */
const ACTIONS: readonly (readonly [action: RegExp, told: Told | null])[] = [
  [/^(?:fail|undeliver|expire|abort|bounce|reject|refuse|return|error|drop|discard|give)/, 'BOUNCED'],
  [/^(?:delay|defer|retry|warn|queue|pend)/, 'DEFERRED'],
  [/^(?:delivered|relay|expand|forward|transfer)/, 'DELIVERED'],
  // The answer to a probe.
  [/^deliverable/, null],
]
const LONGEST_DIAGNOSTIC = 1000

const first = (fields: MailHeaders, name: string) => fields.get(name)?.[0]

/** What happened, by the action, or where that is none that is known by the class of the status. */
function toldOf(fields: MailHeaders): Told | null {
  const [action = ''] = /[a-z]+/.exec(first(fields, 'action')?.toLowerCase() ?? '') ?? []
  const known = ACTIONS.find(([name]) => name.test(action))
  if (known) return known[1]
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

/** What the notice says of one recipient, and what it says of nobody in particular. */
type Said = { section: string; around: readonly string[] }

/**
 * What is said of one recipient never decides for another: of a notice about several, each is told its own lines and
 * those before the first of them.
 */
function saidOf(notice: string, recipients: readonly MailHeaders[]): (fields: MailHeaders) => Said {
  const lines = notice.split('\n')
  const sections = sectionsOf(lines, recipients.flatMap(namesOf))
  const common = recipients.length > 1 ? linesBefore(lines, sections) : notice
  return (fields) => {
    const names = namesOf(fields)
    const own = sections.filter(({ recipient }) => names.includes(recipient))
    const section = own.map(({ text }) => text).join('\n')
    return { section, around: [section, common] }
  }
}

function bounceOf(
  fields: MailHeaders,
  type: Told,
  { section, around }: Said,
  senders: Senders,
): ReportedBounce {
  const diagnostic = diagnosticOf(fields)
  const evidence = {
    status: first(fields, 'status'),
    text: diagnostic === '' ? section : diagnostic,
    around,
    stage: firstStage([diagnostic, ...around]),
    isFinal: type === 'BOUNCED',
    senders,
  }
  return reportedBounce(evidence, diagnostic === '' ? null : diagnostic)
}

/** The reports of a delivery status, one for each recipient whose action is known. */
export function statusReports(
  status: DeliveryStatus,
  source: ReportingMail,
  notice: string,
): DeliveryReport[] {
  const said = saidOf(notice, status.recipients)
  return status.recipients.flatMap((fields) => {
    const type = toldOf(fields)
    if (!type) return []
    const dates = [first(fields, 'last-attempt-date'), source.date, first(status.message, 'arrival-date')]
    return reportFrom(source, {
      type,
      recipient: namesOf(fields)[0] ?? addressIn(first(source.original, 'to')),
      bounce:
        type === 'DELIVERED'
          ? null
          : bounceOf(fields, type, said(fields), ofOtherDomains(source.senders, namesOf(fields))),
      occurredAt: reportTime(dates),
      raw: fieldsOfReport(fields),
    })
  })
}
