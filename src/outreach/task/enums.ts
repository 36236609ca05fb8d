import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'

export const TaskStatus = builder.enumType('TaskStatus', {
  description: 'Whether a task is still to be done.',
  values: {
    OPEN: { description: 'To be done (`open`).' },
    COMPLETED: { description: 'Done.' },
    DISMISSED: { description: 'Not to be done after all: `closeReason` says why.' },
    FAILED: { description: 'It could not be done: `errorReason` says why.' },
    OTHER: { description: 'Anything else; the word of the source stands in `statusText`.' },
  } as const,
})

export const TaskActionTaken = builder.enumType('TaskActionTaken', {
  description: 'What somebody did with a task.',
  values: {
    COMPLETE: { description: 'Did it (`complete`).' },
    DISMISS: { description: 'Dismissed it.' },
    SNOOZE: { description: 'Put it off.' },
    OTHER: { description: 'Anything else; the word of the source stands in `actionTakenText`.' },
  } as const,
})

export const TaskStatusFilter = enumFilter('TaskStatusFilter', TaskStatus, 'whether a task is to be done')
