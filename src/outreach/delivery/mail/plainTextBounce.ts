import { storableText } from '../../../database/storable.ts'
import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import { firstStage } from '../refusal/refusedStage.ts'
import { addressesIn, addressIn, ofOtherDomains } from './address.ts'
import { failedRecipients, linesBefore, mentionedAddresses, sectionsOf } from './bounceNotice.ts'
import { isDelay, isFailureNotice } from './failureNotice.ts'
import { MAXIMUM_REPORTS } from './limits.ts'
import type { Mail } from './mailParts.ts'
import { type ReportingMail, reportedBounce, reportFrom, reportTime } from './reportingMail.ts'

const LONGEST_LINE = 500
const LONGEST_RAW = 1000

/** Reads a notice that has no delivery status, by the shape of its lines; null where it speaks of no failure. */
export function plainTextBounce(mail: Mail, source: ReportingMail, notice: string): DeliveryReport[] | null {
  const everything = `${mail.subject}\n${notice}`
  if (!isFailureNotice(everything)) return null
  const lines = notice.split('\n').map((line) => line.slice(0, LONGEST_LINE))
  const sections = sectionsOf(lines, recipientsOfNotice(mail, source, lines))
  const type = isDelay(everything) ? 'DEFERRED' : 'BOUNCED'
  const told = sections.length > 0 ? sections : [{ recipient: null, text: notice }]
  const isOfOne = told.filter(({ text }) => text !== '').length <= 1
  // Of several recipients the subject names what happened to the first.
  const around = isOfOne ? [notice, mail.subject] : [linesBefore(lines, sections)]
  return told.map(({ recipient, text }) => {
    const evidence = {
      status: undefined,
      text: text === '' ? around.join('\n') : text,
      around,
      stage: firstStage([text, ...around]),
      isFinal: type === 'BOUNCED',
      senders: ofOtherDomains(source.senders, recipient === null ? [] : [recipient]),
    }
    return reportFrom(source, {
      type,
      recipient,
      bounce: reportedBounce(evidence, null),
      occurredAt: reportTime([source.date]),
      raw: { text: storableText(text, LONGEST_RAW) },
    })
  })
}

const LONGEST_HEADER = 20_000
const OWN_HEADERS = ['to', 'from', 'delivered-to', 'x-original-to', 'envelope-to']

const addressesOf = ({ headers }: Mail, name: string) =>
  addressesIn((headers.get(name) ?? []).join(' ').slice(0, LONGEST_HEADER))

/** Who the message that a notice encloses was sent to. */
function originalRecipient({ original }: ReportingMail): string[] {
  const to = addressIn(original.get('x-envelope-to')?.[0]) ?? addressIn(original.get('to')?.[0])
  return to ? [to] : []
}

/** Who did not get the message: by Exim's header, else by the lines of the notice, else by the message it encloses. */
function recipientsOfNotice(mail: Mail, source: ReportingMail, lines: readonly string[]): string[] {
  const own = new Set(OWN_HEADERS.flatMap((name) => addressesOf(mail, name)))
  const named = [
    () => addressesOf(mail, 'x-failed-recipients'),
    () => failedRecipients(lines, own),
    () => originalRecipient(source),
    () => mentionedAddresses(lines, own),
  ]
  for (const names of named) {
    const recipients = names()
    if (recipients.length > 0) return recipients.slice(0, MAXIMUM_REPORTS)
  }
  return []
}
