import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import type { RemoteFacts } from '../record/remote.ts'
import type { Ground } from './ground.ts'
import type { Row } from './rows.ts'
import type { Scope } from './scope.ts'

/** What is linked, and under which name. */
export type Link = {
  entityType: EntityType
  entityId: string
  facts: RemoteFacts
  ground: Ground
  /** What it is called where, and its hash. */
  name: { id: string; integrationName: string; remoteId: string; scope: string; contentHash: string | null }
}

export const NO_FACTS: RemoteFacts = {}

/** Where the source has a row from another system, that is where it was last taken over from. */
export function sourceRow(scope: Scope, link: Link): Row {
  return link.facts.remoteId == null
    ? linkRow(scope, link, link.facts.lastSyncedAt ?? scope.now.toISOString())
    : linkRow(scope, { ...link, facts: NO_FACTS }, null)
}

const SYNCED = { word: 'SYNCED', text: null }

/** A party, an invoice and an email have a column of their own. */
function pointersOf(entityType: EntityType, id: string) {
  const pointers: Record<'partyId' | 'invoiceId' | 'emailId' | 'entityId', string | null> = {
    partyId: null,
    invoiceId: null,
    emailId: null,
    entityId: null,
  }
  if (entityType === 'PARTY') pointers.partyId = id
  else if (entityType === 'INVOICE') pointers.invoiceId = id
  else if (entityType === 'EMAIL') pointers.emailId = id
  else pointers.entityId = id
  return pointers
}

/** There are more links than rows of any other kind, so each is made in one go. */
export function linkRow(
  { organizationId, now }: Scope,
  { entityType, entityId, facts, ground, name }: Link,
  lastSyncedAt: string | null,
): Row {
  const { linkedIntegrationExternalId, remotePaymentStatus, syncStatus } = facts
  const connection = linkedIntegrationExternalId ?? null
  return {
    organizationId,
    entityType,
    ...pointersOf(entityType, entityId),
    linkedIntegrationId: ground.idOf('LINKED_INTEGRATION', connection),
    remoteStatus: facts.remoteStatus ?? null,
    remotePaymentStatus: remotePaymentStatus?.word ?? null,
    remotePaymentStatusText: remotePaymentStatus?.text ?? null,
    remotePartnerId: facts.remotePartnerId ?? null,
    remoteCreatedAt: facts.remoteCreatedAt ?? null,
    remoteModifiedAt: facts.remoteModifiedAt ?? null,
    // An email's metadata is a column of its own.
    metadata: entityType === 'EMAIL' ? null : (facts.metadata ?? null),
    syncStatus: (syncStatus ?? SYNCED).word,
    syncStatusText: (syncStatus ?? SYNCED).text,
    lastSyncedAt,
    updatedAt: now.toISOString(),
    id: name.id,
    integrationName: name.integrationName,
    remoteId: name.remoteId,
    scope: name.scope,
    contentHash: name.contentHash,
  }
}
