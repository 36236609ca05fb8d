import type { Email, Task } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import { colleagueFor } from '../past.ts'
import type { Random } from '../random.ts'
import type { CallTopic } from '../words/call/spoken.ts'
import { TOPICS } from '../words/topics.ts'
import type { World } from '../world.ts'
import type { Occasion } from './occasion.ts'

type Closing = { at: Date; reason: string; isDone: boolean; action?: Task['completedAction'] }

/** Done this many hours later, where doing it takes no word of the customer. */
const OWN_WORK: Partial<Record<CallTopic, { hours: number; reason: string; action: string }>> = {
  copyRequest: {
    hours: 6,
    reason: 'Sent by mail and on paper, with the order number.',
    action: 'invoice.sent',
  },
  inquiry: { hours: 3, reason: 'Statement sent.', action: 'statement.sent' },
  wrongContact: {
    hours: 40,
    reason: 'New contact entered, the old one archived.',
    action: 'contact.updated',
  },
}
/** Nobody comes back to it after so many days. */
const FORGOTTEN = 45

/** Closes the task if by now there was reason to: an answer, the money, our own work. */
export function closeTask(
  world: World,
  random: Random,
  task: Task,
  occasion: Occasion,
  answer: Email | null,
): void {
  const closing = closingOf(world, random, task, occasion, answer)
  if (closing === null || !world.time.isPast(closing.at) || closing.at <= task.createdAt) return
  const { at, reason, isDone, action = null } = closing
  Object.assign(task, {
    status: isDone ? 'COMPLETED' : 'DISMISSED',
    actionTaken: isDone ? 'COMPLETE' : 'DISMISS',
    closeReason: reason,
    completedAction: action,
    completedById: answer?.initiatorUserId ?? colleagueFor(world, random, task.assigneeId, at).id,
    completedAt: at,
    updatedAt: at,
  })
}

function closingOf(
  world: World,
  random: Random,
  task: Task,
  occasion: Occasion,
  answer: Email | null,
): Closing | null {
  const { settledAt, topic } = occasion
  if (settledAt !== null)
    return { at: settledAt, reason: 'Signed delivery note sent, the customer accepts it.', isDone: true }
  if (answer?.sentAt != null && TOPICS[topic].needsReply) {
    const action = { type: 'email.sent', emailId: answer.id }
    return { at: answer.sentAt, reason: 'Answered.', isDone: true, action }
  }
  const work = OWN_WORK[topic]
  if (work !== undefined && random.chance(0.85)) {
    const at = later(world, random, task.createdAt, work.hours * 60 + random.integer(-90, 240))
    return { at, reason: work.reason, isDone: true, action: { type: work.action } }
  }
  return overtakenBy(world, random, occasion) ?? forgotten(world, random, task, occasion)
}

/** In office hours, so many minutes later. */
function later({ time }: World, random: Random, at: Date, minutes: number): Date {
  return time.inOfficeHours(random, minutesAfter(at, minutes))
}

/** What became of the invoice in the meantime. */
function overtakenBy(world: World, random: Random, { topic, bill: { row } }: Occasion): Closing | null {
  const after = (at: Date) => later(world, random, at, random.integer(15, 200))
  if (row.paidDate !== null && topic !== 'outOfOffice') {
    return { at: after(row.paidDate), reason: 'Paid.', isDone: true, action: { type: 'payment.received' } }
  }
  if (row.voidedAt !== null) return { at: after(row.voidedAt), reason: 'The invoice is void.', isDone: false }
  if (row.markedUncollectibleAt === null) return null
  return { at: after(row.markedUncollectibleAt), reason: 'Written off.', isDone: false }
}

function forgotten(world: World, random: Random, task: Task, { topic, bill }: Occasion): Closing | null {
  const { time } = world
  if (bill.fate.kind === 'disputed' || time.today - time.dayOf(task.createdAt) < FORGOTTEN) return null
  const at = later(world, random, task.createdAt, random.integer(12, 30) * 24 * 60)
  const reason = topic === 'outOfOffice' ? 'They called back first.' : 'Overtaken by later reminders.'
  return { at, reason, isDone: false }
}
