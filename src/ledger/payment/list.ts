import { and, nothing, or, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { folded } from '../../graph/filter/compareText.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import { column } from '../../graph/read/table.ts'
import { type PaymentWhere, paymentFields } from './fields.ts'

export type PaymentListArguments = PageArguments & {
  where?: PaymentWhere | null | undefined
  search?: string | null | undefined
  orderBy?: Parameters<typeof paymentFields.terms>[2]
}

const SEARCHED = ['referenceNumber', 'description', 'statementDescriptor'] as const

/** Payments of one organization, or of one party of it (`parent.id`), the latest first unless asked otherwise. */
export function paymentList(
  context: Context,
  organizationId: string,
  args: PaymentListArguments,
  parent: 'party' | null = null,
): ListOf<'Payment'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const terms = paymentFields.terms(scope, 'y', args.orderBy)
  const conditions = [
    sql`y.organization_id = ${organizationId}::uuid`,
    ...(parent === 'party' ? [sql`y.party_id = parent.id`] : []),
    ...searchCondition(args.search, (pattern) =>
      or(SEARCHED.map((name) => sql`${folded(column('y', name))} like ${pattern}`)),
    ),
    checkedCondition('where', paymentFields.condition(scope, 'y', where)),
  ]
  const source = { model: 'Payment' as const, alias: 'y', joins: nothing, where: and(conditions), terms }
  const shape = [parent, where, args.search ?? '', args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}
