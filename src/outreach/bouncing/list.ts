import { and, nothing, type Sql, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { folded } from '../../graph/filter/compareText.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import { type BouncingContactWhere, bouncingFields } from './fields.ts'

type BouncingListArguments = PageArguments & {
  where?: BouncingContactWhere | null | undefined
  search?: string | null | undefined
  orderBy?: Parameters<typeof bouncingFields.terms>[2]
}

/** The bouncing addresses of one organization, whichever bounced last first unless asked otherwise. */
export function bouncingList(
  context: Context,
  organizationId: string,
  args: BouncingListArguments,
): ListOf<'BouncingContact'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const terms = bouncingFields.terms(scope, 'b', args.orderBy)
  const conditions = [
    sql`b.organization_id = ${organizationId}::uuid`,
    ...searchCondition(args.search, (pattern) => matchesSearch(organizationId, pattern)),
    checkedCondition('where', bouncingFields.condition(scope, 'b', where)),
  ]
  const source = {
    model: 'BouncingContact' as const,
    alias: 'b',
    joins: nothing,
    where: and(conditions),
    terms,
  }
  const shape = [where, args.search ?? '', args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}

/** Address, or name of the party. */
function matchesSearch(organizationId: string, pattern: Sql): Sql {
  return sql`(${folded(sql`b.address`)} like ${pattern} or b.party_id in (
    select p.id from party p where p.organization_id = ${organizationId}::uuid and ${folded(sql`p.name`)} like ${pattern}))`
}
