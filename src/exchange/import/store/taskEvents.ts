import type { EventRecord } from '../record/task.ts'
import { childId } from './childId.ts'
import { distinct } from './distinct.ts'
import type { Ground } from './ground.ts'
import { notePartLinks } from './links.ts'
import { type Row, upsertRows } from './rows.ts'
import type { Scope, Transaction } from './scope.ts'
import { sourceId } from './sourceId.ts'
import type { TaskToStore } from './taskToStore.ts'

/** One event may set off several tasks. */
export function eventId(scope: Scope, taskId: string, event: EventRecord | null): string | null {
  if (event === null) return null
  return event.externalId === null ? childId(taskId, 'event') : sourceId(scope, 'event', event.externalId)
}

/** Stores what set tasks off. It happened, so it stays where a task is gone. */
export async function storeEvents(
  transaction: Transaction,
  scope: Scope,
  { tasks, ground }: { tasks: readonly TaskToStore[]; ground: Ground },
): Promise<void> {
  const events = tasks.flatMap(({ id, isNew, record: { triggerEvent } }) => {
    if (triggerEvent === null) return []
    return [{ id: eventId(scope, id, triggerEvent) ?? '', isNew, event: triggerEvent }]
  })
  await upsertRows(transaction, 'event', distinct(events.map(({ id, event }) => eventRow(scope, id, event))))
  notePartLinks(scope, {
    entityType: 'EVENT',
    parts: events.map(({ id, isNew, event }) => ({ id, isNew, externalId: event.externalId, facts: {} })),
    ground,
  })
}

function eventRow({ organizationId, now }: Scope, id: string, { externalId, ...columns }: EventRecord): Row {
  return { organizationId, id, ...columns, updatedAt: now.toISOString() }
}
