import { and, nothing, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { type TaskWhere, taskFields } from './fields.ts'

export type TaskListArguments = PageArguments & {
  where?: TaskWhere | null | undefined
  orderBy?: Parameters<typeof taskFields.terms>[2]
}

/** What a list of tasks may hang below, which its conditions then speak of as `parent.id`. */
export type TaskParent = 'invoice' | 'party'

/** Tasks of one organization, about one invoice or one party of it, newest first unless asked otherwise. */
export function taskList(
  context: Context,
  organizationId: string,
  args: TaskListArguments,
  parent: TaskParent | null = null,
): ListOf<'Task'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const terms = taskFields.terms(scope, 'tk', args.orderBy)
  const conditions = [
    sql`tk.organization_id = ${organizationId}::uuid`,
    ...(parent === 'invoice' ? [sql`tk.invoice_id = parent.id`] : []),
    ...(parent === 'party' ? [sql`tk.party_id = parent.id`] : []),
    checkedCondition('where', taskFields.condition(scope, 'tk', where)),
  ]
  const source = { model: 'Task' as const, alias: 'tk', joins: nothing, where: and(conditions), terms }
  const shape = [parent, where, args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}

/** All tasks of the organization, as `tasks` lists them. */
export const tasksOf = (context: Context, organizationId: string) => taskList(context, organizationId, {})
