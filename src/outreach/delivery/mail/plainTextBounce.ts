import { storableText } from '../../../database/storable.ts'
import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import { firstStage } from '../refusal/refusedStage.ts'
import { ofOtherDomains } from './address.ts'
import { linesBefore, sectionsOf } from './bounceNotice.ts'
import { isDelay } from './delayNotice.ts'
import { isFailureNotice } from './failureNotice.ts'
import type { Mail } from './mailParts.ts'
import { recipientsOfNotice } from './noticeNames.ts'
import { reportedBounce } from './reportedBounce.ts'
import { type ReportingMail, reportFrom, reportTime } from './reportingMail.ts'

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
