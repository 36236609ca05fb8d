import type { Event, Task } from '../../../prisma/generated/client/client.ts'
import type { World } from '../world.ts'

type TaskFacts = Pick<Task, 'label' | 'type' | 'createdAt'> & Partial<Task>
type Trigger = Pick<Event, 'name' | 'message'> & {
  type: string
  id: string
  actorId?: string | null
  data?: Event['data']
}
type Brought = { source: string; type: string; data: NonNullable<Event['data']> }

/** Enters a task that is open yet, with what set it off and what it brings with it. */
export function enterTask(
  world: World,
  facts: TaskFacts,
  trigger: Trigger | null,
  brought: readonly Brought[],
): Task {
  const { organizationId, ledger } = world
  const { createdAt } = facts
  const event = trigger === null ? null : enterEvent(world, trigger, createdAt)
  const task: Task = {
    organizationId,
    id: world.id(createdAt),
    status: 'OPEN',
    statusText: null,
    actionTaken: null,
    actionTakenText: null,
    closeReason: null,
    completedAction: null,
    description: null,
    errorReason: null,
    dueOn: null,
    assigneeId: null,
    partyId: null,
    invoiceId: null,
    classificationId: null,
    emailId: null,
    callId: null,
    triggerEventId: event?.id ?? null,
    createdById: null,
    completedById: null,
    completedAt: null,
    updatedAt: createdAt,
    ...facts,
  }
  ledger.task.push(task)
  for (const { source, type, data } of brought) {
    ledger.task_data.push({
      organizationId,
      id: world.id(createdAt),
      taskId: task.id,
      source,
      type,
      data,
      createdAt,
      updatedAt: createdAt,
    })
  }
  return task
}

function enterEvent(world: World, trigger: Trigger, occurredAt: Date): Event {
  const { name, message, type, id, actorId = null, data = null } = trigger
  const event: Event = {
    organizationId: world.organizationId,
    id: world.id(occurredAt),
    name,
    actorId,
    entity: { type, id },
    entityId: id,
    message,
    data,
    occurredAt,
    createdAt: occurredAt,
    updatedAt: occurredAt,
  }
  world.ledger.event.push(event)
  return event
}
