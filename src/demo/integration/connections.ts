import type { LinkedIntegration, LinkedModel } from '../../../prisma/generated/client/client.ts'
import type { Profile } from '../profile.ts'
import type { World } from '../world.ts'
import { runSyncs } from './syncs.ts'

const DAY = 86_400_000

type Health = Pick<
  LinkedModel,
  'healthStatus' | 'healthStatusText' | 'healthReason' | 'healthMessage' | 'healthDetails'
>

const HEALTHY: Health = {
  healthStatus: 'HEALTHY',
  healthStatusText: null,
  healthReason: null,
  healthMessage: null,
  healthDetails: null,
}
const EXPIRED: Health = {
  healthStatus: 'ERROR',
  healthStatusText: null,
  healthReason: 'credentials_expired',
  healthMessage: 'The key was refused: somebody has to connect Paylane again.',
  healthDetails: { httpStatus: 401, since: null, failedRuns: 3 },
}
const SLOW: Health = {
  healthStatus: 'DEGRADED',
  healthStatusText: null,
  healthReason: 'rate_limited',
  healthMessage: 'Asked too often: every second run waits for ten minutes.',
  healthDetails: { httpStatus: 429, retryAfterSeconds: 600 },
}
const UNMAPPED: Health = {
  healthStatus: 'INCOMPLETE',
  healthStatusText: null,
  healthReason: 'mapping_missing',
  healthMessage: 'Nobody has said yet which account a refund goes to.',
  healthDetails: null,
}
const PAUSED: Health = { ...HEALTHY, healthStatus: 'OTHER', healthStatusText: 'paused_by_provider' }

type Model = { name: string; health: Health; isWritten: boolean }

const LEDGER_MODELS: readonly Model[] = [
  { name: 'customer', health: HEALTHY, isWritten: false },
  { name: 'invoice', health: HEALTHY, isWritten: true },
  { name: 'payment', health: SLOW, isWritten: true },
]
const PAYMENT_MODELS: readonly Model[] = [
  { name: 'charge', health: EXPIRED, isWritten: false },
  { name: 'refund', health: UNMAPPED, isWritten: false },
  { name: 'payout', health: PAUSED, isWritten: false },
]

/** Two connections: the accounting system, which works, and the payment provider, whose key has expired. */
export function connectIntegrations(world: World): void {
  const { profile, time } = world
  const failingSince = time.at(time.workdayUntil(time.today - 2), 6 * 60)
  connect(world, profile.integrations.ledger, HEALTHY, LEDGER_MODELS, {
    name: `${profile.name} books`,
    apiSubdomain: profile.key,
    apiUrl: `https://${profile.key}.${profile.integrations.ledger}.example/api`,
    credentialsExpireAt: new Date(time.now.getTime() + 40 * DAY),
    isWebhooksEnabled: true,
    webhookListenerUrl: `https://hooks.${profile.host}/${profile.integrations.ledger}`,
    identityInfo: { company: profile.legalName, companyId: `${profile.key}-01`, region: profile.country },
  })
  connect(
    world,
    profile.integrations.payments,
    { ...EXPIRED, healthDetails: { httpStatus: 401, since: failingSince.toISOString() } },
    PAYMENT_MODELS,
    {
      name: 'Online payments',
      apiUrl: `https://api.${profile.integrations.payments}.example/v2`,
      credentialsExpireAt: failingSince,
      requiresSetup: true,
      webhookSetupError: 'The listener could not be registered: 401 Unauthorized',
      identityInfo: { merchant: profile.legalName },
    },
  )
}

function connect(
  world: World,
  integrationName: Profile['integrations'][keyof Profile['integrations']],
  health: Health,
  models: readonly Model[],
  facts: Pick<LinkedIntegration, 'name'> & Partial<LinkedIntegration>,
): void {
  const { organizationId, ledger, time, team, profile } = world
  const createdAt = new Date(time.now.getTime() - 900 * DAY)
  const row: LinkedIntegration = {
    organizationId,
    id: world.id(createdAt),
    integrationId: ledger.integration.find(({ name }) => name === integrationName)?.id ?? null,
    integrationName,
    isConfigured: true,
    settings: { companyId: `${profile.key}-01`, syncFrom: '2024-01-01', writePayments: true },
    apiSubdomain: null,
    apiUrl: null,
    connectionInfo: { scopes: ['read', 'write'], grantedBy: team.colleagues[0]?.email ?? null },
    credentialsExpireAt: null,
    ...health,
    identityInfo: null,
    isRunningSetup: false,
    isSyncDisabled: false,
    isWebhooksEnabled: false,
    ownerId: team.colleagues[0]?.id ?? null,
    requiresSetup: false,
    username: `duegraph@${profile.host}`,
    webhookListenerUrl: null,
    webhookSetupError: null,
    createdAt,
    updatedAt: time.notAfterNow(time.at(time.today - 1, 6 * 60)),
    ...facts,
  }
  ledger.linked_integration.push(row)
  for (const model of models) addModel(world, row, model)
}

function addModel(
  world: World,
  { id, createdAt }: LinkedIntegration,
  { name, health, isWritten }: Model,
): void {
  const { organizationId, ledger, time } = world
  const isPaused = health.healthStatus === 'OTHER' || health.healthStatus === 'INCOMPLETE'
  const row: LinkedModel = {
    organizationId,
    id: world.id(createdAt),
    linkedIntegrationId: id,
    name,
    integrationSchemaId: `${name}.v2`,
    excludeRule:
      name === 'invoice' ? { field: 'status', operator: 'in', values: ['draft', 'template'] } : null,
    fieldMappings: {
      [`${name}_no`]: 'remoteId',
      [`${name}_state`]: 'remoteStatus',
      changed_at: 'remoteModifiedAt',
    },
    ...health,
    isReadEnabled: true,
    isWriteEnabled: isWritten,
    isWebhooksSetup: name === 'invoice',
    lastSyncId: null,
    nextSyncAt: isPaused ? null : new Date(time.now.getTime() + 36 * 60_000),
    syncRequested: health.healthStatus === 'ERROR',
    createdAt,
    updatedAt: time.notAfterNow(time.at(time.today - 1, 6 * 60)),
  }
  ledger.linked_model.push(row)
  runSyncs(world, row)
}
