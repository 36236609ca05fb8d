import { builder } from '../../../graph/builder.ts'
import { idempotencyKey } from '../../../graph/mutation/input.ts'
import { MOST_JSON_BYTES } from '../../../graph/mutation/jsonIn.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { Task, taskById } from '../type.ts'
import { closeTask, LONGEST_REASON } from './closeTask.ts'
import { organizationOfTask } from './lockTask.ts'

const TaskCompleteInput = builder.inputType('TaskCompleteInput', {
  description: 'A task that is done.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'Global id of the task.' }),
    closeReason: t.string({ description: `What came of it, in at most ${LONGEST_REASON} characters.` }),
    completedAction: t.field({
      type: 'JSON',
      description: `What was done, in any form of at most ${MOST_JSON_BYTES.toLocaleString('en-US')} bytes as JSON.`,
    }),
    ...idempotencyKey(t),
  }),
})

mutation('taskComplete', {
  description: 'Closes a task as done. IMMUTABLE_STATE when it is done or dismissed already.',
  input: TaskCompleteInput,
  payload: (t) => ({
    task: t.field({
      type: Task,
      nullable: true,
      description: 'The task, COMPLETED.',
      resolve: changedRow(taskById),
    }),
  }),
  organizationOf: organizationOfTask,
  change: (work, input) => closeTask(work, input, 'COMPLETE'),
})
