import { optionalText } from '../../../graph/mutation/input.ts'
import { jsonIn } from '../../../graph/mutation/jsonIn.ts'
import type { Changed } from '../../../graph/mutation/perform.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { aboutInvoice } from './aboutInvoice.ts'
import { lockTask } from './lockTask.ts'

export const LONGEST_REASON = 2_000

type Closing = {
  taskId: string
  closeReason?: string | null | undefined
  completedAction?: unknown
}

const END = {
  COMPLETE: { status: 'COMPLETED', actionTaken: 'COMPLETE' },
  DISMISS: { status: 'DISMISSED', actionTaken: 'DISMISS' },
} as const

/** Closes a task that is open, one way or the other. */
export async function closeTask(work: Work, input: Closing, how: keyof typeof END): Promise<Changed> {
  const { tx, organizationId, viewer, now } = work
  const task = await lockTask(work, input.taskId)
  const { id, status, invoiceId } = task
  const closeReason = optionalText(input.closeReason, 'closeReason', LONGEST_REASON)
  await tx.task.update({
    where: { organizationId_id: { organizationId, id } },
    data: {
      ...END[how],
      statusText: null,
      actionTakenText: null,
      closeReason,
      ...(input.completedAction === undefined
        ? {}
        : { completedAction: jsonIn(input.completedAction, 'completedAction') }),
      completedById: viewer.userId,
      completedAt: now,
      updatedAt: now,
    },
  })
  return {
    result: { id },
    entity: { type: 'Task', id },
    changes: { status: { before: status, after: END[how].status }, closeReason },
    announced: aboutInvoice(invoiceId),
  }
}
