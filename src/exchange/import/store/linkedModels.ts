import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type {
  LinkedIntegrationRecord,
  ModelRecord,
  RunRecord,
  SyncRecord,
} from '../record/linkedIntegration.ts'
import { wordColumns } from '../record/word.ts'
import { childId, isChildIdSql } from './childId.ts'
import { deleteRows, replaceChildren } from './children.ts'
import type { Writing } from './ground.ts'
import { deletePartLinks, notePartLinks } from './links.ts'
import { type Row, updateRows, upsertRows } from './rows.ts'
import type { Scope, Transaction } from './scope.ts'

type Model = { id: string; connectionId: string; isNew: boolean; record: ModelRecord }
type Sync = { id: string; modelId: string; isNew: boolean; record: SyncRecord }
type Run = { id: string; isNew: boolean; record: RunRecord }

/** A model names its last sync and the sync its model: the models come first, then what they name. */
export async function storeModels(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<LinkedIntegrationRecord>,
): Promise<void> {
  const { organizationId } = scope
  const models = planned.flatMap(({ id: connectionId, isNew, record }) =>
    record.models.map((model): Model => {
      return { id: childId(connectionId, `model ${model.externalId}`), connectionId, isNew, record: model }
    }),
  )
  const syncs = models.flatMap(({ id: modelId, isNew, record }): Sync[] => {
    const { lastSync } = record
    if (lastSync === null) return []
    return [{ id: childId(modelId, `sync ${lastSync.externalId}`), modelId, isNew, record: lastSync }]
  })
  const runs = syncs.flatMap(({ id, isNew, record: { run } }): Run[] => {
    return run === null ? [] : [{ id: childId(id, `run ${run.externalId}`), isNew, record: run }]
  })
  const olderParentIds = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  await removeLostSyncs(transaction, scope, { olderParentIds, kept: models.map(({ id }) => id) })
  const gone = await replaceChildren(transaction, scope, {
    table: 'linked_model',
    parent: 'linkedIntegrationId',
    rows: models.map((model) => modelRow(scope, model)),
    olderParentIds,
  })
  await deletePartLinks(transaction, scope, gone)
  await upsertRows(
    transaction,
    'sync_run',
    runs.map((run) => runRow(scope, run)),
  )
  await upsertRows(
    transaction,
    'sync',
    syncs.map((sync) => syncRow(scope, sync)),
  )
  await updateRows(transaction, {
    organizationId,
    table: 'linked_model',
    rows: syncs.map(({ id, modelId }) => ({ organizationId, id: modelId, lastSyncId: id })),
  })
  const link = (entityType: 'LINKED_MODEL' | 'SYNC' | 'SYNC_RUN', parts: readonly (Model | Sync | Run)[]) =>
    notePartLinks(scope, {
      entityType,
      parts: parts.map(({ id, isNew, record }) => ({ id, isNew, externalId: record.externalId, facts: {} })),
      ground,
    })
  await link('LINKED_MODEL', models)
  await link('SYNC', syncs)
  await link('SYNC_RUN', runs)
}

type Lost = { olderParentIds: readonly string[]; kept: readonly string[] }

/** A model that is gone takes its syncs with it. Earlier syncs of one that is there stay: they happened. */
async function removeLostSyncs(
  transaction: Transaction,
  scope: Scope,
  { olderParentIds, kept }: Lost,
): Promise<void> {
  if (olderParentIds.length === 0) return
  const { organizationId } = scope
  const lost = await transaction.$queryRaw<{ id: string; runId: string | null }[]>`
    select s.id, s.run_id as "runId" from linked_model m
    join sync s on s.organization_id = ${organizationId}::uuid and s.linked_model_id = m.id
    where m.organization_id = ${organizationId}::uuid
      and m.linked_integration_id = any(${[...olderParentIds]}::uuid[]) and m.id <> all(${[...kept]}::uuid[])
      and ${Prisma.raw(isChildIdSql('m.id', 'm.linked_integration_id'))}`
  if (lost.length === 0) return
  const ids = lost.map(({ id }) => id)
  const runIds = lost.flatMap(({ runId }) => runId ?? [])
  await transaction.$executeRaw`
    update linked_model set last_sync_id = null
    where organization_id = ${organizationId}::uuid and last_sync_id = any(${ids}::uuid[])`
  await deleteRows(transaction, { organizationId, table: 'sync', ids })
  await deleteRows(transaction, { organizationId, table: 'sync_run', ids: runIds })
  await deletePartLinks(transaction, scope, [...ids, ...runIds])
}

function modelRow({ organizationId, now }: Scope, { id, connectionId, record }: Model): Row {
  const { externalId, healthStatus, lastSync, ...columns } = record
  return {
    organizationId,
    id,
    linkedIntegrationId: connectionId,
    ...columns,
    ...wordColumns('healthStatus', healthStatus),
    // Set where there is one, once it is stored.
    lastSyncId: null,
    updatedAt: now.toISOString(),
  }
}

function syncRow({ organizationId, now }: Scope, { id, modelId, record }: Sync): Row {
  const { externalId, run, ...columns } = record
  return {
    organizationId,
    id,
    linkedModelId: modelId,
    runId: run === null ? null : childId(id, `run ${run.externalId}`),
    ...columns,
    updatedAt: now.toISOString(),
  }
}

function runRow({ organizationId, now }: Scope, { id, record }: Run): Row {
  const { externalId, status, ...columns } = record
  return { organizationId, id, ...columns, ...wordColumns('status', status), updatedAt: now.toISOString() }
}
