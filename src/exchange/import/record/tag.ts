import { described, object, optional } from './field.ts'
import { instant, jsonObject, label } from './kinds.ts'

export const tag = object({
  externalId: described(label, 'what the source calls this tag'),
  name: described(label, 'a tag of this name that is there already is taken, whatever its case'),
  color: optional(label),
  ruleCondition: described(optional(jsonObject), 'by which rule the source gives it'),
  createdAt: optional(instant),
})

export type TagRecord = ReturnType<typeof tag.read>
