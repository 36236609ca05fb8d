import type { Task } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import type { Context } from '../../../graph/context.ts'
import { idIn, notFound, organizationOfId } from '../../../graph/mutation/input.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'

const ENDED = { COMPLETED: 'done', DISMISSED: 'dismissed' } as const

export const organizationOfTask = (context: Context, { taskId }: { taskId: string }) =>
  organizationOfId(context, 'Task', taskId, 'taskId')

/** The task that an input names, which is not over, as it is until the transaction ends: another writer waits. */
export async function lockTask(work: Work, text: string): Promise<Task> {
  const { organizationId, run, tx } = work
  const id = idIn(work, 'Task', text, 'taskId')
  const [locked] = await run<{ id: string }>(sql`select t.id from task t
    where t.organization_id = ${organizationId}::uuid and t.id = ${id}::uuid for no key update`)
  if (locked === undefined) throw notFound('Task', text, 'taskId')
  const task = await tx.task.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id } } })
  const { status } = task
  if (status === 'COMPLETED' || status === 'DISMISSED') {
    throw refusal('IMMUTABLE_STATE', 'taskId', `The task is ${ENDED[status]} already.`)
  }
  return task
}
