import type { LinkedIntegrationRecord } from '../record/linkedIntegration.ts'
import { wordColumns } from '../record/word.ts'
import type { Ground, Writing } from './ground.ts'
import { storeModels } from './linkedModels.ts'
import { noteLinks } from './links.ts'
import { memberId } from './members.ts'
import { insertRows, type Row, updateRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type PlannedConnection = Planned<LinkedIntegrationRecord>

export async function storeLinkedIntegrations(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<LinkedIntegrationRecord>,
): Promise<void> {
  if (planned.length === 0) return
  const { organizationId } = scope
  const rows = (connections: readonly PlannedConnection[]) =>
    connections.map((connection) => connectionRow(scope, connection, ground))
  await insertRows(transaction, 'linked_integration', rows(planned.filter(({ isNew }) => isNew)))
  const older = planned.filter(({ isNew }) => !isNew)
  await updateRows(transaction, { organizationId, table: 'linked_integration', rows: rows(older) })
  await storeModels(transaction, scope, { planned, ground })
  noteLinks(scope, { entityType: 'LINKED_INTEGRATION', planned, ground })
}

function connectionRow(
  { organizationId, members, now }: Scope,
  { id, record }: PlannedConnection,
  { idOf }: Ground,
): Row {
  const { externalId, integrationExternalId, healthStatus, ownerEmail, models, ...columns } = record
  return {
    organizationId,
    id,
    ...columns,
    ...wordColumns('healthStatus', healthStatus),
    integrationId: idOf('INTEGRATION', integrationExternalId),
    ownerId: memberId(members, ownerEmail),
    updatedAt: now.toISOString(),
  }
}

/** What the systems are called at the other end of connections that records came through. */
export async function findIntegrationNames(
  transaction: Transaction,
  { organizationId }: Scope,
  connections: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  if (connections.size === 0) return new Map()
  const found = await transaction.$queryRaw<{ id: string; name: string }[]>`
    select id, integration_name as name from linked_integration
    where organization_id = ${organizationId}::uuid and id = any(${[...connections.values()]}::uuid[])`
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return new Map([...connections].map(([externalId, id]) => [externalId, names.get(id) ?? '']))
}
