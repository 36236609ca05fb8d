import { described, object, optional } from './field.ts'
import { instant, label, longText } from './kinds.ts'

export const emailThread = object({
  externalId: described(label, 'what the source calls this thread'),
  partyExternalId: optional(label),
  subject: optional(longText),
  createdAt: optional(instant),
})

export type EmailThreadRecord = ReturnType<typeof emailThread.read>
