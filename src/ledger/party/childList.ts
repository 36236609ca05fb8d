import { nothing, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { SortTerm } from '../../graph/connection/order.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { Party, PartyConnection } from './type.ts'

const ORDER: readonly SortTerm[] = [
  { expression: sql`k.name`, type: 'text', isNullable: false, direction: 'ASC', nulls: 'LAST' },
  { expression: sql`k.id`, type: 'uuid', isNullable: false, direction: 'ASC', nulls: 'LAST' },
]

const childrenOfParty = pageBelow({
  name: 'children of party',
  model: 'Party',
  alias: 'k',
  list: (context, organizationId, _args: PageArguments) => ({
    organizationId,
    source: {
      model: 'Party' as const,
      alias: 'k',
      joins: nothing,
      where: sql`k.organization_id = ${organizationId}::uuid and k.parent_id = parent.id`,
      terms: ORDER,
    },
    shape: ['children'],
    asOf: context.calendarOf(organizationId).today,
  }),
})

builder.objectField(Party, 'children', (t) =>
  t.field({
    type: PartyConnection,
    description: 'The parties that belong to it, such as its branches, by name.',
    args: pageArgs(t.arg),
    ...childrenOfParty,
  }),
)
