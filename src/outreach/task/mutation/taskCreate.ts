import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import type { Context } from '../../../graph/context.ts'
import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import {
  givenOrganization,
  idempotencyKey,
  organizationId,
  organizationOfId,
} from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { optionalRowIn } from '../../../graph/mutation/rowIn.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { tasksOf } from '../list.ts'
import { newTask, type TaskAbout } from '../newTask.ts'
import { taskFields } from '../taskFields.ts'
import { Task, TaskEdge, taskById } from '../type.ts'
import { aboutInvoice } from './aboutInvoice.ts'

const TaskCreateInput = builder.inputType('TaskCreateInput', {
  description: 'Something to be done.',
  fields: (t) => ({
    ...organizationId(t),
    ...taskFields(t),
    partyId: t.id({
      description:
        'Global id of the party it is about. Left out: that of the invoice, the email or the call.',
    }),
    invoiceId: t.id({ description: 'Global id of the invoice it is about.' }),
    emailId: t.id({ description: 'Global id of the email that it comes from.' }),
    callId: t.id({ description: 'Global id of the call that it comes from.' }),
    ...idempotencyKey(t),
  }),
})

type Input = typeof TaskCreateInput.$inferInput

mutation('taskCreate', {
  description: 'Opens a task for the team.',
  input: TaskCreateInput,
  payload: (t) => ({
    task: t.field({
      type: Task,
      nullable: true,
      description: 'The task, open.',
      resolve: changedRow(taskById),
    }),
    taskEdge: t.field({
      type: TaskEdge,
      nullable: true,
      description: 'The task as an edge of `tasks` without filter and order.',
      resolve: createdEdge(tasksOf),
    }),
  }),
  organizationOf: organizationOfTask,
  change: async (work, input) => {
    const about = await aboutOf(work, input)
    const task = await newTask(work, input, about)
    await work.tx.task.create({ data: task })
    const { id, label, type, assigneeId } = task
    return {
      result: { id },
      entity: { type: 'Task', id },
      changes: { label, type, assigneeId, ...about },
      announced: aboutInvoice(about.invoiceId),
    }
  },
})

function organizationOfTask(context: Context, input: Input): string {
  const named = [
    ['Invoice', 'invoiceId'],
    ['Party', 'partyId'],
    ['Email', 'emailId'],
    ['Call', 'callId'],
  ] as const
  for (const [type, field] of named) {
    const id = input[field]
    if (id) return organizationOfId(context, type, id, field)
  }
  return givenOrganization(context, input)
}

async function aboutOf(work: Work, input: Input): Promise<TaskAbout> {
  const invoiceId = await optionalRowIn(work, 'Invoice', input.invoiceId, 'invoiceId')
  const emailId = await optionalRowIn(work, 'Email', input.emailId, 'emailId')
  const callId = await optionalRowIn(work, 'Call', input.callId, 'callId')
  const named = await optionalRowIn(work, 'Party', input.partyId, 'partyId')
  const partyId = named ?? (await partyOf(work, { invoiceId, emailId, callId }))
  return { partyId, invoiceId, emailId, callId }
}

async function partyOf(
  { run, organizationId: id }: Work,
  { invoiceId, emailId, callId }: Record<'invoiceId' | 'emailId' | 'callId', string | null>,
): Promise<string | null> {
  const [found] = await run<{ partyId: string | null }>(sql`
    select coalesce(
      (select i.target_party_id from invoice i where i.organization_id = ${id}::uuid and i.id = ${invoiceId}::uuid),
      (select e.party_id from email e where e.organization_id = ${id}::uuid and e.id = ${emailId}::uuid),
      (select c.party_id from call c where c.organization_id = ${id}::uuid and c.id = ${callId}::uuid)) as "partyId"`)
  return found?.partyId ?? null
}
