import { and, or, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { folded } from '../../graph/filter/compareText.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import { column } from '../../graph/read/table.ts'
import { type PartyWhere, partyFields } from './fields.ts'
import { talliesFor } from './tally.ts'

export type PartyListArguments = PageArguments & {
  where?: PartyWhere | null | undefined
  search?: string | null | undefined
  orderBy?: Parameters<typeof partyFields.terms>[2]
}

/** Parties of one organization, by name unless asked otherwise. */
export function partyList(
  context: Context,
  organizationId: string,
  args: PartyListArguments,
): ListOf<'Party'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const terms = partyFields.terms(scope, 'p', args.orderBy)
  const conditions = [
    sql`p.organization_id = ${organizationId}::uuid`,
    ...searchCondition(args.search, (pattern) =>
      or(['name', 'accountNumber', 'email'].map((name) => sql`${folded(column('p', name))} like ${pattern}`)),
    ),
    checkedCondition('where', partyFields.condition(scope, 'p', where)),
  ]
  const joins = talliesFor(context, organizationId, args.orderBy)
  const source = { model: 'Party' as const, alias: 'p', joins, where: and(conditions), terms }
  const shape = [where, args.search ?? '', args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}
