import { TaskActionTaken, TaskStatus } from '../../../../prisma/generated/client/enums.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import { day, instant, jsonValue, label, longText } from './kinds.ts'
import { word } from './word.ts'

const taskData = object({
  externalId: described(optional(label), 'tells what a task brings apart; else the position does'),
  source: optional(label),
  type: optional(label),
  data: optional(jsonValue),
  createdAt: optional(instant),
})

const event = object({
  externalId: described(optional(label), 'one event may set off several tasks'),
  name: label,
  actorId: described(optional(label), 'who did it, as the source calls them'),
  entity: optional(jsonValue),
  entityId: described(optional(label), 'what it was done to, as the source calls it'),
  message: optional(longText),
  data: optional(jsonValue),
  occurredAt: optional(instant),
  createdAt: optional(instant),
})

const taskFields = {
  label: longText,
  // `type` itself says that the record is a task.
  taskType: described(label, 'what kind of task; any word'),
  status: optionalOr(word(TaskStatus), { word: 'OPEN', text: null }),
  actionTaken: optional(word(TaskActionTaken)),
  closeReason: optional(longText),
  completedAction: optional(jsonValue),
  description: optional(longText),
  errorReason: optional(longText),
  dueOn: optional(day),
  assigneeEmail: described(optional(emailAddress), 'the member who is to do it'),
  completedAt: optional(instant),
  data: list(taskData, 1_000),
  triggerEvent: described(optional(event), 'what set it off'),
  createdAt: optional(instant),
}

/** A task within a classification, which is about what that is about. */
export const nestedTask = object({
  externalId: described(
    optional(label),
    'what the source calls this task; else the position tells them apart',
  ),
  ...taskFields,
})

export const task = object({
  externalId: described(label, 'what the source calls this task'),
  ...taskFields,
  partyExternalId: optional(label),
  invoiceExternalId: optional(label),
  emailExternalId: optional(label),
  callExternalId: optional(label),
})

export type NestedTaskRecord = ReturnType<typeof nestedTask.read>
export type TaskRecord = ReturnType<typeof task.read>
export type TaskFields = Omit<NestedTaskRecord, 'externalId'> & { externalId: string | null }
export type EventRecord = NonNullable<TaskFields['triggerEvent']>
