import { and, nothing, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { folded } from '../../graph/filter/compareText.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import { column } from '../../graph/read/table.ts'
import { type SuppressionWhere, suppressionFields } from './fields.ts'

type SuppressionListArguments = PageArguments & {
  where?: SuppressionWhere | null | undefined
  search?: string | null | undefined
  orderBy?: Parameters<typeof suppressionFields.terms>[2]
}

/** The suppression list of one organization, latest first unless asked otherwise. */
export function suppressionList(
  context: Context,
  organizationId: string,
  args: SuppressionListArguments,
): ListOf<'Suppression'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const terms = suppressionFields.terms(scope, 's', args.orderBy)
  const conditions = [
    sql`s.organization_id = ${organizationId}::uuid`,
    ...searchCondition(args.search, (pattern) => sql`${folded(column('s', 'address'))} like ${pattern}`),
    checkedCondition('where', suppressionFields.condition(scope, 's', where)),
  ]
  const source = { model: 'Suppression' as const, alias: 's', joins: nothing, where: and(conditions), terms }
  const shape = [where, args.search ?? '', args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}
