import { and, nothing, type Sql, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { folded } from '../../graph/filter/compareText.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import { type EmailWhere, emailFields } from './fields.ts'

export type EmailListArguments = PageArguments & {
  where?: EmailWhere | null | undefined
  search?: string | null | undefined
  orderBy?: Parameters<typeof emailFields.terms>[2]
}

/** What a list of emails may hang below, which its conditions then speak of as `parent.id`. */
export type EmailParent = 'invoice' | 'party' | 'thread'

/** Emails of one organization, about one invoice of it, with one party or of one conversation, most recent first. */
export function emailList(
  context: Context,
  organizationId: string,
  args: EmailListArguments,
  parent: EmailParent | null = null,
): ListOf<'Email'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const terms = emailFields.terms(scope, 'e', args.orderBy)
  const conditions = [
    sql`e.organization_id = ${organizationId}::uuid`,
    ...(parent === 'party' ? [sql`e.party_id = parent.id`] : []),
    ...(parent === 'thread' ? [sql`e.thread_id = parent.id`] : []),
    // Below an invoice or a party stands its outreach: what went out, unless asked otherwise.
    ...(parent !== null && parent !== 'thread' && !mentionsDirection(where)
      ? [sql`e.direction = 'OUTBOUND'`]
      : []),
    ...searchCondition(args.search, (pattern) => matchesSearch(organizationId, pattern)),
    checkedCondition('where', emailFields.condition(scope, 'e', where)),
  ]
  const joins =
    parent === 'invoice'
      ? sql`join email_invoice ei on ei.organization_id = ${organizationId}::uuid and ei.email_id = e.id
          and ei.invoice_id = parent.id`
      : nothing
  const source = { model: 'Email' as const, alias: 'e', joins, where: and(conditions), terms }
  const shape = [parent, where, args.search ?? '', args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}

/** All emails of the organization, as `emails` lists them. */
export const emailsOf = (context: Context, organizationId: string) => emailList(context, organizationId, {})

function mentionsDirection(where: EmailWhere): boolean {
  if (Object.values(where.direction ?? {}).some((operand) => operand !== null && operand !== undefined))
    return true
  const parts = [...(where.and ?? []), ...(where.or ?? []), ...(where.not ? [where.not] : [])]
  return parts.some(mentionsDirection)
}

/** Subject or address of any recipient. */
function matchesSearch(organizationId: string, pattern: Sql): Sql {
  return sql`e.id in (
    select s.id from email s where s.organization_id = ${organizationId}::uuid and ${folded(sql`s.subject`)} like ${pattern}
    union all
    select r.email_id from email_recipient r
    where r.organization_id = ${organizationId}::uuid and ${folded(sql`r.address`)} like ${pattern})`
}
