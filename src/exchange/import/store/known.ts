import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import type { Database } from '../../../database/client.ts'
import type { Scope, Transaction } from './scope.ts'

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
