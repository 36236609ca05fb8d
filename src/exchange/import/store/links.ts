import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { RemoteFacts } from '../record/remote.ts'
import { childId } from './childId.ts'
import { deleteRows } from './children.ts'
import type { Ground, Writing } from './ground.ts'
import { type Link, linkRow, NO_FACTS, sourceRow } from './linkRow.ts'
import type { Scope, Transaction } from './scope.ts'

type Records = { entityType: EntityType } & Writing<{ externalId: string } & RemoteFacts>

/** Notes what was imported under which name, and its hash for the next time. */
export function noteLinks(scope: Scope, { entityType, planned, ground }: Records): void {
  for (const { id, isNew, hash, record } of planned) {
    const name = { ...nameOf(scope, record.externalId), contentHash: hash }
    const row = sourceRow(scope, { entityType, entityId: id, facts: record, ground, name })
    ground.links.addRecord(row, isNew && isOwn(entityType))
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
    const name = {
      id: linkId,
      integrationName: scope.source,
      remoteId: externalId,
      scope: id,
      contentHash: null,
    }
    const row = sourceRow(scope, { entityType, entityId: id, facts, ground, name })
    ground.links.addPart(row, isNew && isOwn(entityType))
  }
  noteRemoteLinks(scope, { entityType, parts, ground })
}

type Nested = { entityType: EntityType; parts: readonly Pick<Part, 'id' | 'externalId'>[]; ground: Ground }

/** Notes what is told within other records, and may be told by itself too. */
export function noteNestedLinks(scope: Scope, { entityType, parts, ground }: Nested): void {
  for (const { id, externalId } of parts) {
    if (externalId == null) continue
    const name = nameOf(scope, externalId)
    const row = sourceRow(scope, { entityType, entityId: id, facts: NO_FACTS, ground, name })
    ground.links.addRecord(row, false)
  }
}

function noteRemoteLinks(scope: Scope, { entityType, parts, ground }: Parts): void {
  for (const { id, isNew, facts } of parts) {
    if (facts.remoteId == null) {
      if (!isNew) ground.links.lose(remoteLinkId(scope, id))
      continue
    }
    const connection = facts.linkedIntegrationExternalId ?? ''
    const name = {
      id: remoteLinkId(scope, id),
      integrationName: ground.integrationNames.get(connection) ?? `behind ${scope.source}`,
      remoteId: facts.remoteId,
      scope: id,
      contentHash: null,
    }
    const lastSyncedAt = facts.lastSyncedAt ?? scope.now.toISOString()
    const row = linkRow(scope, { entityType, entityId: id, facts, ground, name }, lastSyncedAt)
    ground.links.addPart(row, isNew && isOwn(entityType))
  }
}

/** What the source calls a record; its id is a new one. */
function nameOf({ source, now }: Scope, remoteId: string): Link['name'] {
  return { id: uuidv7(now), integrationName: source, remoteId, scope: '', contentHash: null }
}

/** What comes within others may be told twice, by itself or within another one: a link of it may be there already. */
const SHARED: ReadonlySet<EntityType> = new Set(['TASK', 'TASK_DATA', 'EVENT'])

function isOwn(entityType: EntityType): boolean {
  return !SHARED.has(entityType)
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
