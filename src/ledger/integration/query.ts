import { nothing, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { SortTerm } from '../../graph/connection/order.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { type ListOf, openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import type { Context } from '../../graph/context.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { LinkedIntegrationConnection } from './linkedIntegration.ts'

const ORDER: readonly SortTerm[] = [
  { expression: sql`l.name`, type: 'text', isNullable: false, direction: 'ASC', nulls: 'LAST' },
  { expression: sql`l.id`, type: 'uuid', isNullable: false, direction: 'ASC', nulls: 'LAST' },
]

/** The connections of one organization to other systems, by name. */
function linkedIntegrationList(context: Context, organizationId: string): ListOf<'LinkedIntegration'> {
  return {
    organizationId,
    source: {
      model: 'LinkedIntegration' as const,
      alias: 'l',
      joins: nothing,
      where: sql`l.organization_id = ${organizationId}::uuid`,
      terms: ORDER,
    },
    shape: ['linkedIntegrations'],
    asOf: context.calendarOf(organizationId).today,
  }
}

builder.queryField('linkedIntegrations', (t) =>
  t.field({
    type: LinkedIntegrationConnection,
    description:
      'The connections of one organization to other systems, by name. What opens them is never stored; to what they are ' +
      'set is for administrators.',
    args: { organizationId: organizationArg(t.arg), ...pageArgs(t.arg) },
    resolve: (_root, { organizationId, ...args }, context, info) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      return openPage(context, linkedIntegrationList(context, id), args, info)
    },
  }),
)
