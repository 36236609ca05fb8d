import { described, object, optional } from './field.ts'
import { instant, label } from './kinds.ts'

export const agent = object({
  externalId: described(label, 'what the source calls this agent'),
  name: described(label, 'an agent of this name that is there already is taken'),
  createdAt: optional(instant),
})

export type AgentRecord = ReturnType<typeof agent.read>
