import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import type { MailHeaders } from './headerLines.ts'
import type { LetterNames } from './letterNames.ts'

export type MailKind =
  | 'BOUNCE'
  | 'DELAY'
  | 'DELIVERED'
  | 'COMPLAINT'
  | 'UNSUBSCRIBE'
  | 'AUTO_REPLY'
  | 'CHALLENGE'
  | 'OTHER'

/** What a mail that came back tells. */
export type MailReading = {
  kind: MailKind
  /** One per recipient that the mail speaks of; empty for AUTO_REPLY, CHALLENGE and OTHER. */
  reports: DeliveryReport[]
  /** Every address the mail was sent to: one of them may be a return address that was signed here. */
  sentTo: string[]
  /** The headers of the message it is about, where it encloses or copies them. */
  originalHeaders: MailHeaders
  /** Of a mail that a person wrote; null for every other. */
  letter: LetterNames | null
}
