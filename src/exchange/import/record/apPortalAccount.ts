import { ApPortalProvider } from '../../../../prisma/generated/client/enums.ts'
import { described, object, optional } from './field.ts'
import { instant, jsonValue, label } from './kinds.ts'
import { word } from './word.ts'

export const apPortalAccount = object({
  externalId: described(label, 'what the source calls this account'),
  provider: word(ApPortalProvider),
  availableOperations: optional(jsonValue),
  createdAt: optional(instant),
})

export type ApPortalAccountRecord = ReturnType<typeof apPortalAccount.read>
