import { wordColumns } from '../record/word.ts'
import { distinct } from './distinct.ts'
import type { Ground } from './ground.ts'
import { memberId } from './members.ts'
import { type Row, upsertRows } from './rows.ts'
import type { Scope, Transaction } from './scope.ts'
import { storeTaskData } from './taskData.ts'
import { eventId, storeEvents } from './taskEvents.ts'
import type { TaskToStore } from './taskToStore.ts'

/** What somebody here decides by closing a task: the source does not know it and must not open it again. */
const CLOSING = new Set([
  'status',
  'statusText',
  'actionTaken',
  'actionTakenText',
  'closeReason',
  'completedAction',
  'errorReason',
  'completedAt',
])

export async function storeTaskRows(
  transaction: Transaction,
  scope: Scope,
  { tasks, ground }: { tasks: readonly TaskToStore[]; ground: Ground },
): Promise<void> {
  if (tasks.length === 0) return
  await storeEvents(transaction, scope, { tasks, ground })
  const closed = await findClosed(transaction, scope, tasks)
  const rows = distinct(tasks.map((task) => taskRow(scope, task)))
  await upsertRows(
    transaction,
    'task',
    rows.filter(({ id }) => !closed.has(String(id))),
  )
  const kept = rows.filter(({ id }) => closed.has(String(id)))
  await upsertRows(
    transaction,
    'task',
    kept.map((row) => {
      const columns = Object.entries(row).filter(([name]) => !CLOSING.has(name))
      return { ...Object.fromEntries(columns), organizationId: row.organizationId }
    }),
  )
  await storeTaskData(transaction, scope, { tasks, ground })
}

async function findClosed(
  transaction: Transaction,
  { organizationId }: Scope,
  tasks: readonly TaskToStore[],
): Promise<Set<string>> {
  const found = await transaction.$queryRaw<{ id: string }[]>`
    select id from task where organization_id = ${organizationId}::uuid
      and id = any(${tasks.map(({ id }) => id)}::uuid[]) and completed_by_id is not null`
  return new Set(found.map(({ id }) => id))
}

function taskRow(scope: Scope, { id, record, about }: TaskToStore): Row {
  const { externalId, taskType, status, actionTaken, assigneeEmail, data, triggerEvent, ...columns } = record
  return {
    organizationId: scope.organizationId,
    id,
    type: taskType,
    ...columns,
    ...wordColumns('status', status),
    ...wordColumns('actionTaken', actionTaken),
    assigneeId: memberId(scope.members, assigneeEmail),
    ...about,
    triggerEventId: eventId(scope, id, triggerEvent),
    updatedAt: scope.now.toISOString(),
  }
}
