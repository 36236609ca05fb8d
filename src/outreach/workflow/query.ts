import { nothing, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { SortTerm } from '../../graph/connection/order.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { type ListOf, openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import type { Context } from '../../graph/context.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { WorkflowConnection } from './type.ts'

const BY_NAME: readonly SortTerm[] = [
  { expression: sql`w.name`, type: 'text', isNullable: false, direction: 'ASC', nulls: 'LAST' },
  { expression: sql`w.id`, type: 'uuid', isNullable: false, direction: 'ASC', nulls: 'LAST' },
]

function workflowList(context: Context, organizationId: string, _args: PageArguments): ListOf<'Workflow'> {
  const where = sql`w.organization_id = ${organizationId}::uuid`
  return {
    organizationId,
    source: { model: 'Workflow', alias: 'w', joins: nothing, where, terms: BY_NAME },
    shape: ['workflows'],
    asOf: context.calendarOf(organizationId).today,
  }
}

builder.queryField('workflows', (t) =>
  t.field({
    type: WorkflowConnection,
    description: 'The workflows of one organization, by name.',
    args: { organizationId: organizationArg(t.arg), ...pageArgs(t.arg) },
    resolve: (_root, { organizationId, ...args }, context, info) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      return openPage(context, workflowList(context, id, args), args, info)
    },
  }),
)
