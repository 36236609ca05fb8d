import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { RemoteFacts } from '../record/remote.ts'
import { wordColumns } from '../record/word.ts'
import { childId } from './childId.ts'
import { deleteRows } from './children.ts'
import type { Ground, Writing } from './ground.ts'
import type { Row } from './rows.ts'
import type { Scope, Transaction } from './scope.ts'

type Records = { entityType: EntityType } & Writing<{ externalId: string } & RemoteFacts>

/** Notes what was imported under which name, and its hash for the next time. */
export function noteLinks(scope: Scope, { entityType, planned, ground }: Records): void {
  for (const { id, hash, record } of planned) {
    ground.links.addRecord({
      ...sourceRow(scope, { entityType, entityId: id, facts: record, ground }),
      id: uuidv7(scope.now),
      integrationName: scope.source,
      remoteId: record.externalId,
      scope: '',
      contentHash: hash,
    })
  }
  noteRemoteLinks(scope, {
    entityType,
    ground,
    parts: planned.map(({ id, isNew, record }) => ({ id, isNew, facts: record })),
  })
}

/** A part of a record, or the record, as the system behind the source knows it. */
export type Part = {
  id: string
  isNew: boolean
  externalId?: string | null
  /** The connection is that of the record. */
  facts: RemoteFacts
}

type Parts = { entityType: EntityType; parts: readonly Part[]; ground: Ground }

/** Notes what parts of records are called, by the source and by the system behind it. */
export function notePartLinks(scope: Scope, { entityType, parts, ground }: Parts): void {
  for (const { id, isNew, externalId, facts } of parts) {
    const linkId = sourceLinkId(scope, id)
    if (externalId == null) {
      if (!isNew) ground.links.lose(linkId)
      continue
    }
    ground.links.addPart({
      ...sourceRow(scope, { entityType, entityId: id, facts, ground }),
      id: linkId,
      integrationName: scope.source,
      remoteId: externalId,
      scope: id,
      contentHash: null,
    })
  }
  noteRemoteLinks(scope, { entityType, parts, ground })
}

type Nested = { entityType: EntityType; parts: readonly Pick<Part, 'id' | 'externalId'>[]; ground: Ground }

/** Notes what is told within other records, and may be told by itself too. */
export function noteNestedLinks(scope: Scope, { entityType, parts, ground }: Nested): void {
  for (const { id, externalId } of parts) {
    if (externalId == null) continue
    ground.links.addRecord({
      ...linkRow(scope, { entityType, entityId: id, facts: {}, ground }),
      id: uuidv7(scope.now),
      integrationName: scope.source,
      remoteId: externalId,
      scope: '',
      contentHash: null,
    })
  }
}

function noteRemoteLinks(scope: Scope, { entityType, parts, ground }: Parts): void {
  for (const { id, isNew, facts } of parts) {
    if (facts.remoteId == null) {
      if (!isNew) ground.links.lose(remoteLinkId(scope, id))
      continue
    }
    const connection = facts.linkedIntegrationExternalId ?? ''
    ground.links.addPart({
      ...linkRow(scope, { entityType, entityId: id, facts, ground }),
      id: remoteLinkId(scope, id),
      integrationName: ground.integrationNames.get(connection) ?? `behind ${scope.source}`,
      remoteId: facts.remoteId,
      scope: id,
      contentHash: null,
    })
  }
}

/** The links of parts that are gone. */
export async function deletePartLinks(
  transaction: Transaction,
  scope: Scope,
  entityIds: readonly string[],
): Promise<void> {
  const ids = entityIds.flatMap((id) => [sourceLinkId(scope, id), remoteLinkId(scope, id)])
  await deleteRows(transaction, { organizationId: scope.organizationId, table: 'integration_link', ids })
}

function sourceLinkId({ source }: Scope, entityId: string): string {
  return childId(entityId, `link to ${source}`)
}

function remoteLinkId({ source }: Scope, entityId: string): string {
  return childId(entityId, `link behind ${source}`)
}

type Link = { entityType: EntityType; entityId: string; facts: RemoteFacts; ground: Ground }

/** Where the source has a row from another system, that is where it was last taken over from. */
function sourceRow(scope: Scope, link: Link): Row {
  if (link.facts.remoteId == null) return linkRow(scope, link)
  return { ...linkRow(scope, { ...link, facts: {} }), lastSyncedAt: null }
}

function linkRow({ organizationId, now }: Scope, { entityType, entityId, facts, ground }: Link): Row {
  const idIf = (type: EntityType) => (entityType === type ? entityId : null)
  const hasOwnColumn = entityType === 'PARTY' || entityType === 'INVOICE' || entityType === 'EMAIL'
  return {
    organizationId,
    entityType,
    partyId: idIf('PARTY'),
    invoiceId: idIf('INVOICE'),
    emailId: idIf('EMAIL'),
    entityId: hasOwnColumn ? null : entityId,
    linkedIntegrationId: ground.idOf('LINKED_INTEGRATION', facts.linkedIntegrationExternalId ?? null),
    remoteStatus: facts.remoteStatus ?? null,
    ...wordColumns('remotePaymentStatus', facts.remotePaymentStatus ?? null),
    remotePartnerId: facts.remotePartnerId ?? null,
    remoteCreatedAt: facts.remoteCreatedAt ?? null,
    remoteModifiedAt: facts.remoteModifiedAt ?? null,
    // An email's metadata is a column of its own.
    metadata: entityType === 'EMAIL' ? null : (facts.metadata ?? null),
    ...wordColumns('syncStatus', facts.syncStatus ?? { word: 'SYNCED', text: null }),
    lastSyncedAt: facts.lastSyncedAt ?? now.toISOString(),
    updatedAt: now.toISOString(),
  }
}
