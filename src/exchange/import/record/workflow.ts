import { PendingRunStrategy } from '../../../../prisma/generated/client/enums.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import { clockTime, flag, instant, label, timezoneName, weekday } from './kinds.ts'
import { word } from './word.ts'

export const workflow = object({
  externalId: described(label, 'what the source calls this workflow'),
  name: label,
  isActive: optionalOr(flag, true),
  activeDays: list(weekday, 7),
  outreachWindowStart: optional(clockTime),
  outreachWindowEnd: optional(clockTime),
  timezone: optional(timezoneName),
  isCallOnWeekendEnabled: optionalOr(flag, false),
  pendingRunStrategy: optional(word(PendingRunStrategy)),
  emailSenderExternalId: optional(label),
  testEmail: optional(emailAddress),
  testPhoneNumber: optional(label),
  createdAt: optional(instant),
})

type WorkflowFields = ReturnType<typeof workflow.read>
export type WorkflowRecord = WorkflowFields

export function completeWorkflow(fields: WorkflowFields): WorkflowRecord {
  return { ...fields, activeDays: [...new Set(fields.activeDays)].sort((left, right) => left - right) }
}
