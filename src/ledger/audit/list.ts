import { and, nothing, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import { orderTerms } from '../../graph/connection/orderInput.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { createScope } from '../scope.ts'
import { auditCondition } from './filter.ts'
import { type AuditEntryOrder, auditSortKey, DEFAULT_AUDIT_ORDER } from './sort.ts'
import type { AuditEntryWhere } from './where.ts'

type AuditListArguments = PageArguments & {
  where?: AuditEntryWhere | null | undefined
  orderBy?: readonly (typeof AuditEntryOrder.$inferInput)[] | null | undefined
}

/** The audit log of one organization, latest first unless asked otherwise. */
export function auditList(
  context: Context,
  organizationId: string,
  args: AuditListArguments,
): ListOf<'AuditEntry'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const terms = orderTerms(args.orderBy, DEFAULT_AUDIT_ORDER, () => auditSortKey('a'), sql`a.id`)
  const conditions = [
    sql`a.organization_id = ${organizationId}::uuid`,
    checkedCondition('where', auditCondition(scope, 'a', where)),
  ]
  const source = { model: 'AuditEntry' as const, alias: 'a', joins: nothing, where: and(conditions), terms }
  const shape = [where, args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}
