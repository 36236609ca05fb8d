import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import type { Database } from '../../../database/client.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { type Row, upsertRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

/** What is known of a record's earlier import. `hash` may be cut short; null when none was kept. */
export type Known = { id: string; hash: string | null }

export function keyOf(entityType: EntityType, externalId: string): string {
  return `${entityType} ${externalId}`
}

/** Finds the rows of one type that the source names, by `keyOf`. */
export async function findLinks(
  database: Database | Transaction,
  { organizationId, source }: Pick<Scope, 'organizationId' | 'source'>,
  { entityType, externalIds }: { entityType: EntityType; externalIds: readonly string[] },
): Promise<[string, Known][]> {
  if (externalIds.length === 0) return []
  const links = await database.$queryRaw<{ remoteId: string; id: string; hash: string | null }[]>`
    select remote_id as "remoteId", content_hash as hash,
      coalesce(party_id, invoice_id, email_id) as id
    from integration_link
    where organization_id = ${organizationId}::uuid and integration_name = ${source}
      and entity_type = ${entityType}::"EntityType" and remote_id = any(${[...externalIds]}::text[])`
  return links.map(({ remoteId, id, hash }) => [keyOf(entityType, remoteId), { id, hash }])
}

const ROW_FIELD = { PARTY: 'partyId', INVOICE: 'invoiceId', EMAIL: 'emailId' } as const

type Linked = {
  externalId: string
  remoteStatus?: unknown
  remotePaymentStatus?: unknown
  metadata?: unknown
}

/** Remembers what was imported under which name, and its hash for the next time. */
export async function storeLinks(
  transaction: Transaction,
  { organizationId, source, now }: Scope,
  { entityType, planned }: { entityType: EntityType; planned: readonly Planned<Linked>[] },
): Promise<void> {
  const rows = planned.map(
    ({ id, hash, record }): Row => ({
      organizationId,
      id: uuidv7(now),
      integrationName: source,
      entityType,
      remoteId: record.externalId,
      [ROW_FIELD[entityType]]: id,
      contentHash: hash,
      // An email's metadata is a column of its own.
      remoteStatus: record.remoteStatus ?? null,
      remotePaymentStatus: record.remotePaymentStatus ?? null,
      metadata: entityType === 'INVOICE' ? (record.metadata ?? null) : null,
      syncStatus: 'SYNCED',
      lastSyncedAt: now.toISOString(),
      updatedAt: now.toISOString(),
    }),
  )
  await upsertRows(transaction, 'integration_link', rows, [
    'organizationId',
    'integrationName',
    'entityType',
    'remoteId',
  ])
}
