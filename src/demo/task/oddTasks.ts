import type { Task } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { World } from '../world.ts'

/** Every so many open tasks one went another way. */
const EVERY = 6

/** A few open tasks were put off, handed up or could not be done. */
export function divertTasks({ ledger, time, team }: World): void {
  const active = team.colleagues.filter(({ leftAt }) => leftAt === null)
  const [first] = active
  const yesterday = time.at(time.workdayUntil(time.today - 1), 10 * 60)
  const open = ledger.task.filter(({ status, createdAt }) => status === 'OPEN' && createdAt < yesterday)
  const ways: readonly ((task: Task) => Partial<Task>)[] = [
    () => ({
      status: 'OTHER',
      statusText: 'snoozed',
      actionTaken: 'SNOOZE',
      closeReason: 'Again next week.',
    }),
    () => ({ status: 'FAILED', errorReason: 'The answer could not be sent: the mailbox is full.' }),
    () => ({
      status: 'COMPLETED',
      actionTaken: 'OTHER',
      actionTakenText: 'escalated',
      closeReason: 'Handed to the head of finance.',
      completedById: first?.id ?? null,
      completedAt: yesterday,
    }),
  ]
  for (const [index, way] of ways.entries()) {
    const task = open[index * EVERY] ?? open[index]
    if (task === undefined) continue
    Object.assign(task, way(task), { updatedAt: minutesAfter(yesterday, index) })
  }
}
