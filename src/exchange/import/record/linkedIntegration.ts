import { HealthStatus, RunStatus } from '../../../../prisma/generated/client/enums.ts'
import { Refusal } from '../rejection.ts'
import { emailAddress } from './emailAddress.ts'
import { described, type Field, list, object, optional, optionalOr } from './field.ts'
import { flag, instant, jsonObject, jsonValue, label, longText, url } from './kinds.ts'
import { withoutCredentials, withoutSecrets } from './secrets.ts'
import { word } from './word.ts'

const health = {
  healthStatus: optional(word(HealthStatus)),
  healthReason: optional(longText),
  healthMessage: optional(longText),
  healthDetails: unsecret(optional(jsonValue)),
}

const run = object({
  externalId: described(label, 'what the source calls this run'),
  status: word(RunStatus),
  startedAt: optional(instant),
  completedAt: optional(instant),
  eventId: optional(label),
  data: unsecret(optional(jsonValue)),
  output: unsecret(optional(jsonValue)),
  remoteId: optional(label),
  stacktrace: optional(longText),
  createdAt: optional(instant),
})

const sync = object({
  externalId: described(label, 'what the source calls this sync'),
  entityId: described(optional(label), 'the one record that was synced, as the source calls it'),
  isInitialSync: optionalOr(flag, false),
  isOneOff: optionalOr(flag, false),
  pagination: unsecret(optional(jsonValue)),
  timerangeStart: optional(instant),
  timerangeEnd: optional(instant),
  run: optional(run),
  createdAt: optional(instant),
})

const model = object({
  externalId: described(label, 'what the source calls this model'),
  name: label,
  integrationSchemaId: optional(label),
  excludeRule: optional(jsonValue),
  fieldMappings: optional(jsonValue),
  ...health,
  isReadEnabled: optionalOr(flag, false),
  isWriteEnabled: optionalOr(flag, false),
  isWebhooksSetup: optionalOr(flag, false),
  nextSyncAt: optional(instant),
  syncRequested: optionalOr(flag, false),
  lastSync: optional(sync),
  createdAt: optional(instant),
})

export const linkedIntegration = object({
  externalId: described(label, 'what the source calls this connection'),
  integrationExternalId: optional(label),
  integrationName: described(label, 'the system at the other end'),
  name: described(optional(label), 'if absent, integrationName'),
  isConfigured: optionalOr(flag, false),
  settings: described(unsecret(optional(jsonObject)), 'stored without the values of secrets'),
  apiSubdomain: optional(label),
  apiUrl: withoutPasswords(optional(url)),
  connectionInfo: described(unsecret(optional(jsonObject)), 'stored without the values of secrets'),
  credentialsExpireAt: optional(instant),
  ...health,
  identityInfo: described(unsecret(optional(jsonValue)), 'stored without the values of secrets'),
  isRunningSetup: optionalOr(flag, false),
  isSyncDisabled: optionalOr(flag, false),
  isWebhooksEnabled: optionalOr(flag, false),
  ownerEmail: described(optional(emailAddress), 'the member whose connection it is'),
  requiresSetup: optionalOr(flag, false),
  username: optional(label),
  webhookListenerUrl: described(
    withoutPasswords(optional(url)),
    'stored without its query, user name and password',
  ),
  webhookSetupError: optional(longText),
  models: list(model, 1_000),
  createdAt: optional(instant),
})

type LinkedIntegrationFields = ReturnType<typeof linkedIntegration.read>
export type LinkedIntegrationRecord = LinkedIntegrationFields & { name: string }
export type ModelRecord = LinkedIntegrationRecord['models'][number]
export type SyncRecord = NonNullable<ModelRecord['lastSync']>
export type RunRecord = NonNullable<SyncRecord['run']>

export function completeLinkedIntegration(fields: LinkedIntegrationFields): LinkedIntegrationRecord {
  const seen = new Set<string>()
  for (const [index, { externalId }] of fields.models.entries()) {
    if (seen.has(externalId)) {
      throw new Refusal(`models[${index}].externalId`, `must not be there twice: "${externalId}"`)
    }
    seen.add(externalId)
  }
  return { ...fields, name: fields.name ?? fields.integrationName }
}

/** What opens another system is taken out before anything is made of the value, its hash included. */
function unsecret<T>(field: Field<T>): Field<T> {
  // What is taken out leaves a value of the same shape.
  return { ...field, read: (value, timezone) => field.read(withoutSecrets(value), timezone) }
}

function withoutPasswords(field: Field<string | null>): Field<string | null> {
  return {
    ...field,
    read: (value, timezone) => {
      const text = field.read(value, timezone)
      return text === null ? null : withoutCredentials(text)
    },
  }
}
