import { nothing, sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import type { SortTerm } from '../../../graph/connection/order.ts'
import { organizationArg } from '../../../graph/connection/organizationArg.ts'
import { type ListOf, openPage } from '../../../graph/connection/page.ts'
import { pageArgs } from '../../../graph/connection/pageArgs.ts'
import type { Context } from '../../../graph/context.ts'
import { resolveOrganization } from '../../../graph/viewer.ts'
import { TagConnection } from './type.ts'

const ORDER: readonly SortTerm[] = [
  { expression: sql`t.name_key`, type: 'text', isNullable: false, direction: 'ASC', nulls: 'LAST' },
  { expression: sql`t.id`, type: 'uuid', isNullable: false, direction: 'ASC', nulls: 'LAST' },
]

/** The tags of one organization, by name. */
export function tagList(context: Context, organizationId: string): ListOf<'Tag'> {
  return {
    organizationId,
    source: {
      model: 'Tag' as const,
      alias: 't',
      joins: nothing,
      where: sql`t.organization_id = ${organizationId}::uuid`,
      terms: ORDER,
    },
    shape: ['tags'],
    asOf: context.calendarOf(organizationId).today,
  }
}

builder.queryField('tags', (t) =>
  t.field({
    type: TagConnection,
    description: 'The tags of one organization, by name, each with how many parties bear it.',
    args: { organizationId: organizationArg(t.arg), ...pageArgs(t.arg) },
    resolve: (_root, { organizationId, ...args }, context, info) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      return openPage(context, tagList(context, id), args, info)
    },
  }),
)
