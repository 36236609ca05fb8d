import { and, nothing, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { type CallWhere, callFields } from './fields.ts'

export type CallListArguments = PageArguments & {
  where?: CallWhere | null | undefined
  orderBy?: Parameters<typeof callFields.terms>[2]
}

/** What a list of calls may hang below, which its conditions then speak of as `parent.id`. */
export type CallParent = 'invoice' | 'party'

/** Calls of one organization, about one invoice or with one party of it, most recent first unless asked otherwise. */
export function callList(
  context: Context,
  organizationId: string,
  args: CallListArguments,
  parent: CallParent | null = null,
): ListOf<'Call'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const terms = callFields.terms(scope, 'cl', args.orderBy)
  const conditions = [
    sql`cl.organization_id = ${organizationId}::uuid`,
    ...(parent === 'party' ? [sql`cl.party_id = parent.id`] : []),
    checkedCondition('where', callFields.condition(scope, 'cl', where)),
  ]
  const joins =
    parent === 'invoice'
      ? sql`join call_invoice ci on ci.organization_id = ${organizationId}::uuid and ci.call_id = cl.id
          and ci.invoice_id = parent.id`
      : nothing
  const source = { model: 'Call' as const, alias: 'cl', joins, where: and(conditions), terms }
  const shape = [parent, where, args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}

/** All calls of the organization, as `calls` lists them. */
export const callsOf = (context: Context, organizationId: string) => callList(context, organizationId, {})
