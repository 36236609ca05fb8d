import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import type { Database } from '../../../database/client.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { RemoteFacts } from '../record/remote.ts'
import { wordColumns } from '../record/word.ts'
import { childId } from './childId.ts'
import { deleteRows } from './children.ts'
import { type Row, upsertRows } from './rows.ts'
import type { Ground, Scope, Transaction, Writing } from './scope.ts'

/** What is known of a record's earlier import. `hash` may be cut short; null when none was kept. */
export type Known = { id: string; hash: string | null }

export type Name = { entityType: EntityType; externalId: string }

export function keyOf(entityType: EntityType, externalId: string): string {
  return `${entityType} ${externalId}`
}

/** Finds the rows that the source names, by `keyOf`. */
export async function findLinks(
  database: Database | Transaction,
  { organizationId, source }: Pick<Scope, 'organizationId' | 'source'>,
  names: Iterable<Name>,
): Promise<Map<string, Known>> {
  const wanted = [...names]
  if (wanted.length === 0) return new Map()
  const links = await database.$queryRaw<(Name & Known)[]>`
    select l.entity_type as "entityType", l.remote_id as "externalId", l.content_hash as hash,
      coalesce(l.party_id, l.invoice_id, l.email_id, l.entity_id) as id
    from unnest(
      ${wanted.map(({ entityType }) => entityType)}::text[]::"EntityType"[],
      ${wanted.map(({ externalId }) => externalId)}::text[]) wanted(entity_type, remote_id)
    join integration_link l on l.organization_id = ${organizationId}::uuid and l.integration_name = ${source}
      and l.entity_type = wanted.entity_type and l.remote_id = wanted.remote_id and l.scope = ''`
  return new Map(
    links.map(({ entityType, externalId, id, hash }) => [keyOf(entityType, externalId), { id, hash }]),
  )
}

const RECORD_KEY = ['organizationId', 'integrationName', 'entityType', 'remoteId', 'scope']

/** Remembers what was imported under which name, and its hash for the next time. */
export async function storeLinks(
  transaction: Transaction,
  scope: Scope,
  { entityType, planned, ground }: { entityType: EntityType } & Writing<{ externalId: string } & RemoteFacts>,
): Promise<void> {
  const rows = planned.map(({ id, hash, record }): Row => {
    return {
      ...sourceRow(scope, { entityType, entityId: id, facts: record, ground }),
      id: uuidv7(scope.now),
      integrationName: scope.source,
      remoteId: record.externalId,
      scope: '',
      contentHash: hash,
    }
  })
  await upsertRows(transaction, 'integration_link', rows, RECORD_KEY)
  await storeRemoteLinks(transaction, scope, {
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

/** Remembers what parts of records are called, by the source and by the system behind it. */
export async function storePartLinks(
  transaction: Transaction,
  scope: Scope,
  { entityType, parts, ground }: Parts,
): Promise<void> {
  const rows = parts.flatMap(({ id, externalId, facts }): Row[] => {
    if (externalId == null) return []
    return [
      {
        ...sourceRow(scope, { entityType, entityId: id, facts, ground }),
        id: sourceLinkId(scope, id),
        integrationName: scope.source,
        remoteId: externalId,
        scope: id,
        contentHash: null,
      },
    ]
  })
  await upsertRows(transaction, 'integration_link', distinct(rows))
  const nameless = parts.filter(({ isNew, externalId }) => !isNew && externalId == null)
  await deleteLinksByIds(
    transaction,
    scope,
    nameless.map(({ id }) => sourceLinkId(scope, id)),
  )
  await storeRemoteLinks(transaction, scope, { entityType, parts, ground })
}

/** Links of what is told within other records, and may be told by itself too. */
export async function storeNestedLinks(
  transaction: Transaction,
  scope: Scope,
  { entityType, parts, ground }: Omit<Parts, 'parts'> & { parts: readonly Pick<Part, 'id' | 'externalId'>[] },
): Promise<void> {
  const rows = parts.flatMap(({ id, externalId }): Row[] => {
    if (externalId == null) return []
    const row = linkRow(scope, { entityType, entityId: id, facts: {}, ground })
    return [{ ...row, id, integrationName: scope.source, remoteId: externalId, scope: '', contentHash: null }]
  })
  await upsertRows(
    transaction,
    'integration_link',
    distinct(rows).map((row) => ({ ...row, id: uuidv7(scope.now) })),
    RECORD_KEY,
  )
}

async function storeRemoteLinks(
  transaction: Transaction,
  scope: Scope,
  { entityType, parts, ground }: Parts,
): Promise<void> {
  const rows = parts.flatMap(({ id, facts }): Row[] => {
    if (facts.remoteId == null) return []
    const connection = facts.linkedIntegrationExternalId ?? ''
    return [
      {
        ...linkRow(scope, { entityType, entityId: id, facts, ground }),
        id: remoteLinkId(scope, id),
        integrationName: ground.integrationNames.get(connection) ?? `behind ${scope.source}`,
        remoteId: facts.remoteId,
        scope: id,
        contentHash: null,
      },
    ]
  })
  await upsertRows(transaction, 'integration_link', distinct(rows))
  const lost = parts.filter(({ isNew, facts }) => !isNew && facts.remoteId == null)
  await deleteLinksByIds(
    transaction,
    scope,
    lost.map(({ id }) => remoteLinkId(scope, id)),
  )
}

/** The links of parts that are gone. */
export async function deletePartLinks(
  transaction: Transaction,
  scope: Scope,
  entityIds: readonly string[],
): Promise<void> {
  const ids = entityIds.flatMap((id) => [sourceLinkId(scope, id), remoteLinkId(scope, id)])
  await deleteLinksByIds(transaction, scope, ids)
}

async function deleteLinksByIds(
  transaction: Transaction,
  { organizationId }: Scope,
  ids: readonly string[],
): Promise<void> {
  await deleteRows(transaction, { organizationId, table: 'integration_link', ids })
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

/** One statement may not change a row twice. */
export function distinct<R extends Row>(rows: readonly R[]): R[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
