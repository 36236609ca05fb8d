import { Prisma } from '../../../../prisma/generated/client/client.ts'
import { snakeCase } from '../../../database/snakeCase.ts'
import type { NestedTaskRecord } from '../record/task.ts'
import { childIds, isChildIdSql } from './childId.ts'
import { deleteRows } from './children.ts'
import type { Ground } from './ground.ts'
import { noteNestedLinks } from './links.ts'
import type { Scope, Transaction } from './scope.ts'
import { sourceId } from './sourceId.ts'
import { storeTaskRows } from './taskRows.ts'
import type { TaskAbout } from './taskToStore.ts'

export type NestedTask = { id: string; isNew: boolean; record: NestedTaskRecord; about: TaskAbout }

export function nestedTaskIds(
  scope: Scope,
  classificationId: string,
  tasks: readonly NestedTaskRecord[],
): string[] {
  const ids = childIds(
    classificationId,
    tasks.map(() => 'task'),
  )
  return tasks.map(({ externalId }, index) =>
    externalId === null ? (ids[index] ?? '') : sourceId(scope, 'task', externalId),
  )
}

export async function storeNestedTasks(
  transaction: Transaction,
  scope: Scope,
  { tasks, ground }: { tasks: readonly NestedTask[]; ground: Ground },
): Promise<void> {
  await storeTaskRows(transaction, scope, { tasks, ground })
  noteNestedLinks(scope, {
    entityType: 'TASK',
    ground,
    parts: tasks.map(({ id, record }) => ({ id, externalId: record.externalId })),
  })
}

type Lost = { owner: 'callId' | 'emailId'; ownerIds: readonly string[]; kept: readonly string[] }

/** Removes tasks that came with calls or emails and no longer do, but for those that somebody here has closed. */
export async function removeLostTasks(
  transaction: Transaction,
  scope: Scope,
  { owner, ownerIds, kept }: Lost,
): Promise<void> {
  if (ownerIds.length === 0) return
  const { organizationId, source } = scope
  const lost = await transaction.$queryRaw<{ id: string }[]>`
    select t.id from classification c
    join task t on t.organization_id = ${organizationId}::uuid and t.classification_id = c.id
    where c.organization_id = ${organizationId}::uuid
      and c.${Prisma.raw(snakeCase(owner))} = any(${[...ownerIds]}::uuid[])
      and t.completed_by_id is null and t.id <> all(${[...kept]}::uuid[])
      and (${Prisma.raw(isChildIdSql('t.id', 't.classification_id'))}
        or ${Prisma.raw(isChildIdSql('t.id', 't.organization_id'))})`
  const ids = lost.map(({ id }) => id)
  if (ids.length === 0) return
  await transaction.$executeRaw`
    with data as (
      delete from task_data
      where organization_id = ${organizationId}::uuid and task_id = any(${ids}::uuid[]) returning id)
    delete from integration_link where organization_id = ${organizationId}::uuid and integration_name = ${source}
      and entity_id = any(array(select id from data union all select unnest(${ids}::uuid[])))`
  await deleteRows(transaction, { organizationId, table: 'task', ids })
}
