import { emailAddress } from './emailAddress.ts'
import { described, object, optional, optionalOr } from './field.ts'
import { flag, instant, label, longText } from './kinds.ts'

export const emailSender = object({
  externalId: described(label, 'what the source calls this sender'),
  email: emailAddress,
  name: optional(label),
  provider: optional(label),
  replyTo: optional(emailAddress),
  replyToName: optional(label),
  signatureHtml: optional(longText),
  userEmail: described(optional(emailAddress), 'the member whose address it is'),
  isShared: optionalOr(flag, false),
  isOauthConnection: optionalOr(flag, false),
  isGrantExpired: optionalOr(flag, false),
  expiredAt: optional(instant),
  createdAt: optional(instant),
})

export type EmailSenderRecord = ReturnType<typeof emailSender.read>
