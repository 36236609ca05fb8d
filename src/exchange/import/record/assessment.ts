import { described, list, optional } from './field.ts'
import { label, longText, wholeNumber } from './kinds.ts'

/** How sure a program was of what it says. */
export const assessment = {
  confidenceScore: described(optional(wholeNumber), 'how sure the program was'),
  confidenceReason: optional(longText),
  agentErrorCode: optional(label),
  uncertainties: list(longText, 100),
}
