import { childIds } from './childId.ts'
import { replaceChildren } from './children.ts'
import { distinct } from './distinct.ts'
import type { Ground } from './ground.ts'
import { deletePartLinks, notePartLinks, type Part } from './links.ts'
import type { Row } from './rows.ts'
import type { Scope, Transaction } from './scope.ts'
import type { TaskToStore } from './taskToStore.ts'

export async function storeTaskData(
  transaction: Transaction,
  scope: Scope,
  { tasks, ground }: { tasks: readonly TaskToStore[]; ground: Ground },
): Promise<void> {
  const gone = await replaceChildren(transaction, scope, {
    table: 'task_data',
    parent: 'taskId',
    rows: distinct(tasks.flatMap((task) => dataRows(scope, task))),
    // A task may have come by itself before it came with a call.
    areOfNewOnly: false,
    olderParentIds: tasks.filter(({ isNew }) => !isNew).map(({ id }) => id),
  })
  await deletePartLinks(transaction, scope, gone)
  const parts = tasks.flatMap((task) => dataParts(task))
  notePartLinks(scope, { entityType: 'TASK_DATA', parts, ground })
}

function dataIds({ id, record }: TaskToStore): string[] {
  return childIds(
    id,
    record.data.map(({ externalId }) => `data ${externalId ?? ''}`),
  )
}

function dataRows({ organizationId, now }: Scope, task: TaskToStore): Row[] {
  const ids = dataIds(task)
  return task.record.data.map(({ externalId, ...columns }, index) => ({
    organizationId,
    id: ids[index],
    taskId: task.id,
    ...columns,
    updatedAt: now.toISOString(),
  }))
}

function dataParts(task: TaskToStore): Part[] {
  const ids = dataIds(task)
  return task.record.data.map(({ externalId }, index) => ({
    id: ids[index] ?? '',
    isNew: task.isNew,
    externalId,
    facts: {},
  }))
}
