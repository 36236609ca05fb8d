import { and, nothing, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { type AuditEntryWhere, auditFields } from './fields.ts'

type AuditListArguments = PageArguments & {
  where?: AuditEntryWhere | null | undefined
  orderBy?: Parameters<typeof auditFields.terms>[2]
}

/** The audit log of one organization, latest first unless asked otherwise. */
export function auditList(
  context: Context,
  organizationId: string,
  args: AuditListArguments,
): ListOf<'AuditEntry'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const terms = auditFields.terms(scope, 'a', args.orderBy)
  const conditions = [
    sql`a.organization_id = ${organizationId}::uuid`,
    checkedCondition('where', auditFields.condition(scope, 'a', where)),
  ]
  const source = { model: 'AuditEntry' as const, alias: 'a', joins: nothing, where: and(conditions), terms }
  const shape = [where, args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}
