import { looksAt, whenRead } from '../../../graph/read/fields.ts'
import type { Rows } from '../../../graph/read/table.ts'
import { Task, taskById } from '../../task/type.ts'
import { byMember, present, rowOf, timelineItem } from './define.ts'
import { brief } from './words.ts'

const told = looksAt(taskById, 'taskId', ['label', 'status'])

const STATES: Record<Rows['Task']['status'], string> = {
  OPEN: '',
  COMPLETED: ', done',
  DISMISSED: ', dismissed',
  FAILED: ', failed',
  OTHER: '',
}

export const TaskTimelineItem = timelineItem('TASK', {
  description: 'A task for the team, by when it was opened.',
  actor: byMember(taskById, 'taskId', 'createdById'),
  summary: {
    relations: [told.relation],
    of: (context, item) =>
      whenRead(told.of(context, item), (row) => {
        const { label, status } = present(row)
        return `Task: ${brief(label)}${STATES[status]}`
      }),
  },
  fields: (t) => ({
    task: t.field({ type: Task, description: 'The task.', ...rowOf(taskById, 'taskId') }),
  }),
})
