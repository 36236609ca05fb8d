import { builder } from '../../../graph/builder.ts'
import { idempotencyKey } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { Task, taskById } from '../type.ts'
import { closeTask, LONGEST_REASON } from './closeTask.ts'
import { organizationOfTask } from './lockTask.ts'

const TaskDismissInput = builder.inputType('TaskDismissInput', {
  description: 'A task that is not to be done after all.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'Global id of the task.' }),
    closeReason: t.string({ description: `Why not, in at most ${LONGEST_REASON} characters.` }),
    ...idempotencyKey(t),
  }),
})

mutation('taskDismiss', {
  description: 'Closes a task that is not to be done. IMMUTABLE_STATE when it is done or dismissed already.',
  input: TaskDismissInput,
  payload: (t) => ({
    task: t.field({
      type: Task,
      nullable: true,
      description: 'The task, DISMISSED.',
      resolve: changedRow(taskById),
    }),
  }),
  organizationOf: organizationOfTask,
  change: (work, input) => closeTask(work, input, 'DISMISS'),
})
