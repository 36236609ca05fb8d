import { ClassificationType } from '../../../../prisma/generated/client/enums.ts'
import { assessment } from './assessment.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import { flag, instant, label, longText } from './kinds.ts'
import { nestedTask } from './task.ts'
import { word } from './word.ts'

export const classification = object({
  externalId: described(optional(label), 'tells classifications apart; else the position does'),
  // `type` says what a record is.
  classification: described(word(ClassificationType), 'what it was found to be about'),
  reason: optional(longText),
  isActionRequired: optionalOr(flag, false),
  isReplyRequired: optionalOr(flag, false),
  actionRecommendation: optional(longText),
  agentReplyReason: optional(longText),
  ...assessment,
  language: optional(label),
  tasks: list(nestedTask, 1_000),
  createdAt: optional(instant),
})

export type ClassificationRecord = ReturnType<typeof classification.read>
