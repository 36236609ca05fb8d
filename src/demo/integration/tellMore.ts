import type { EntityType, Party } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Past } from '../past.ts'
import { linkRow } from './linkMore.ts'

const HALF_DAY = 12 * 60
const REMARKED: readonly EntityType[] = ['CONTACT', 'LINE_ITEM', 'PAYMENT', 'ADDRESS']

/** What other systems say of single rows, and which customer was last read from the provider whose key has expired. */
export function tellMoreOfLinks({ world, told: [, second] }: Past, holding: Party): void {
  const { ledger, profile } = world
  ledger.integration_link.push({
    ...linkRow(world, 'PARTY', holding),
    entityId: null,
    partyId: holding.id,
  })
  for (const link of ledger.integration_link)
    if (REMARKED.includes(link.entityType)) link.metadata ??= { account: 'AR', revision: 3 }
  const provider = ledger.linked_integration.find(
    ({ integrationName }) => integrationName === profile.integrations.payments,
  )
  if (second === undefined || provider?.credentialsExpireAt == null) return
  const lastSyncedAt = minutesAfter(provider.credentialsExpireAt, -HALF_DAY)
  for (const link of ledger.integration_link) {
    if (link.partyId !== second.party.id || (link.lastSyncedAt ?? lastSyncedAt) < lastSyncedAt) continue
    link.lastSyncedAt = minutesAfter(lastSyncedAt, -HALF_DAY)
    if (link.createdAt > link.lastSyncedAt) link.createdAt = link.lastSyncedAt
  }
  ledger.integration_link.push({
    ...linkRow(world, 'PARTY', second.party),
    integrationName: provider.integrationName,
    linkedIntegrationId: provider.id,
    remoteId: `payer-${second.party.id.slice(-12)}`,
    entityId: null,
    partyId: second.party.id,
    syncStatus: 'FAILED',
    lastSyncedAt,
  })
}
