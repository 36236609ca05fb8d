import type { builder } from '../../graph/builder.ts'
import { LONGEST_DESCRIPTION, LONGEST_LABEL } from './newTask.ts'

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

/** What is told of a new task. */
export const taskFields = (t: InputFields) => ({
  label: t.string({
    required: true,
    description: `What is to be done, in at most ${LONGEST_LABEL} characters.`,
  }),
  type: t.string({
    description:
      'What kind of task it is, in one word of at most 100 characters: `call_back`. Left out: `manual`.',
  }),
  description: t.string({
    description: `What it is about, in at most ${LONGEST_DESCRIPTION.toLocaleString('en-US')} characters.`,
  }),
  dueOn: t.field({ type: 'LocalDate', description: 'The day by which it is to be done.' }),
  assigneeId: t.id({
    description:
      'Global id of who is to do it, a member of the organization today. Left out: nobody in particular.',
  }),
})
