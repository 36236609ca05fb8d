import { described, list, object, optional, optionalOr } from './field.ts'
import { flag, instant, jsonValue, label, longText, url } from './kinds.ts'

export const integration = object({
  externalId: described(label, 'what the source calls this integration'),
  name: described(label, 'an integration of this name that is there already is taken'),
  displayName: label,
  description: optional(longText),
  shortDescription: optional(longText),
  apiBaseUrl: optional(url),
  apiDocumentationUrl: optional(url),
  apiRequiresSubdomain: optionalOr(flag, false),
  authType: optional(label),
  categories: list(label, 100),
  color: optional(label),
  logo: optional(longText),
  logoSquare: optional(longText),
  connectionGuideUrl: optional(url),
  connectionInstructions: optional(longText),
  connectionSteps: described(optional(jsonValue), 'a list of steps'),
  settings: described(optional(jsonValue), 'a list of what has to be entered; no values'),
  isEnabled: optionalOr(flag, true),
  createdAt: optional(instant),
})

export type IntegrationRecord = ReturnType<typeof integration.read>
