import { builder } from '../../../graph/builder.ts'
import { idempotencyKey } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { memberIn } from '../../../ledger/organization/mutation/memberIn.ts'
import { Task, taskById } from '../type.ts'
import { aboutInvoice } from './aboutInvoice.ts'
import { lockTask, organizationOfTask } from './lockTask.ts'

const TaskAssignInput = builder.inputType('TaskAssignInput', {
  description: 'A task, and who is to do it.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'Global id of the task.' }),
    assigneeId: t.id({
      description:
        'Global id of a member of the organization; null: nobody in particular. Left out: REQUIRED.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('taskAssign', {
  description:
    'Gives a task to somebody, or takes it from them. IMMUTABLE_STATE when it is done or dismissed.',
  input: TaskAssignInput,
  payload: (t) => ({
    task: t.field({
      type: Task,
      nullable: true,
      description: 'The task as it is now.',
      resolve: changedRow(taskById),
    }),
  }),
  organizationOf: organizationOfTask,
  change: async (work, input) => {
    const { tx, organizationId, now } = work
    const task = await lockTask(work, input.taskId)
    if (input.assigneeId === undefined) {
      throw refusal('REQUIRED', 'assigneeId', 'Say who is to do it; null is nobody in particular.')
    }
    const assigneeId = input.assigneeId === null ? null : await memberIn(work, input.assigneeId, 'assigneeId')
    const { id } = task
    await tx.task.update({
      where: { organizationId_id: { organizationId, id } },
      data: { assigneeId, updatedAt: now },
    })
    return {
      result: { id },
      entity: { type: 'Task', id },
      changes: { assigneeId: { before: task.assigneeId, after: assigneeId } },
      announced: aboutInvoice(task.invoiceId),
    }
  },
})
