import { HIDDEN } from '../record/secrets.ts'
import type { Raw, Spec } from './spec.ts'
import { isRaw } from './spec.ts'
import { asObject, id, instant } from './values.ts'

/** Without an id of its own: it is known by its name. */
export const INTEGRATION: Spec = {
  externalId: 'name',
  name: 'name',
  displayName: 'display_name',
  description: 'description',
  shortDescription: 'short_description',
  apiBaseUrl: 'api_base_url',
  apiDocumentationUrl: 'api_documentation_url',
  apiRequiresSubdomain: 'api_requires_subdomain',
  authType: 'auth_type',
  categories: 'categories',
  color: 'color',
  logo: 'logo',
  logoSquare: 'logo_square',
  connectionGuideUrl: 'connection_guide_url',
  connectionInstructions: 'connection_instructions',
  connectionSteps: 'connection_steps',
  settings: 'settings',
  isEnabled: 'is_enabled',
  createdAt: { key: 'created_at', as: instant },
}

const RUN: Spec = {
  externalId: { key: 'id', as: id },
  status: 'status',
  startedAt: { key: 'started_at', as: instant },
  completedAt: { key: 'completed_at', as: instant },
  eventId: { key: 'event_id', as: id },
  data: 'data',
  output: 'output',
  remoteId: { key: 'remote_id', as: id },
  stacktrace: 'stacktrace',
  createdAt: { key: 'created_at', as: instant },
}

const SYNC: Spec = {
  externalId: { key: 'id', as: id },
  entityId: { key: 'entity_id', as: id },
  isInitialSync: 'is_initial_sync',
  isOneOff: 'is_one_off',
  pagination: 'pagination',
  timerangeStart: { key: 'timerange_start', as: instant },
  timerangeEnd: { key: 'timerange_end', as: instant },
  run: { key: 'run', of: RUN },
  createdAt: { key: 'created_at', as: instant },
}

const MODEL: Spec = {
  externalId: { key: 'id', as: id },
  name: 'name',
  integrationSchemaId: { key: 'integration_schema_id', as: id },
  excludeRule: 'exclude_rule',
  fieldMappings: 'field_mappings',
  healthStatus: 'health.status',
  healthReason: 'health.reason',
  healthMessage: 'health.message',
  healthDetails: 'health.details',
  isReadEnabled: 'is_read_enabled',
  isWriteEnabled: 'is_write_enabled',
  isWebhooksSetup: 'is_webhooks_setup',
  nextSyncAt: { key: 'next_sync_at', as: instant },
  syncRequested: 'sync_requested',
  lastSync: { key: 'last_sync', of: SYNC },
  createdAt: { key: 'created_at', as: instant },
}

export const CONNECTION: Spec = {
  externalId: { key: 'id', as: id },
  integrationExternalId: 'integration.name',
  integrationName: 'integration_name',
  name: 'name',
  isConfigured: 'is_configured',
  settings: { key: 'settings', as: withoutText },
  apiSubdomain: 'api_subdomain',
  apiUrl: 'api_url',
  connectionInfo: { key: 'connection_info', as: withoutText },
  credentialsExpireAt: { key: 'credentials_expire_at', as: instant },
  healthStatus: 'health.status',
  healthReason: 'health.reason',
  healthMessage: 'health.message',
  healthDetails: 'health.details',
  identityInfo: { key: 'identity_info', as: asObject },
  isRunningSetup: 'is_running_setup',
  isSyncDisabled: 'is_sync_disabled',
  isWebhooksEnabled: 'is_webhooks_enabled',
  requiresSetup: 'requires_setup',
  username: 'username',
  webhookListenerUrl: 'webhook_listener_url',
  webhookSetupError: 'webhook_setup_error',
  models: { key: 'models', each: MODEL },
  createdAt: { key: 'created_at', as: instant },
}

/** Nobody can tell what a mere text opens. */
function withoutText(value: unknown): unknown {
  return isRaw(value) ? value : { value: HIDDEN }
}

/** The connection with the objects within it flattened that have no record of their own. */
export function completeConnection(connection: Raw): Raw {
  const { models } = connection
  return {
    ...connection,
    ...healthOf(connection),
    'integration.name': isRaw(connection.integration) ? connection.integration.name : undefined,
    models: Array.isArray(models)
      ? models.map((model: unknown) => (isRaw(model) ? { ...model, ...healthOf(model) } : model))
      : models,
  }
}

function healthOf({ health }: Raw): Raw {
  if (!isRaw(health)) return {}
  return Object.fromEntries(Object.entries(health).map(([name, value]) => [`health.${name}`, value]))
}
