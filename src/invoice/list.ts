import type { Invoice as InvoiceRow } from '../../prisma/generated/client/client.ts'
import type { PageArguments } from '../connection/arguments.ts'
import { orderTerms } from '../connection/orderInput.ts'
import { openPage, type Page } from '../connection/page.ts'
import type { Context } from '../context.ts'
import { checkedCondition } from '../filter/condition.ts'
import { createScope } from '../filter/scope.ts'
import { searchCondition } from '../filter/search.ts'
import type { InvoiceWhere } from '../filter/where.ts'
import { and, nothing, type Sql, sql, TRUE } from '../read/sql.ts'
import { DEFAULT_INVOICE_ORDER, type InvoiceOrder, invoiceSortKey, joinsFor } from './sort.ts'

export type InvoiceListArguments = PageArguments & {
  where?: InvoiceWhere | null | undefined
  search?: string | null | undefined
  includeInactive?: boolean | null | undefined
  orderBy?: readonly (typeof InvoiceOrder.$inferInput)[] | null | undefined
}

/** What a list of invoices may hang below. */
export type InvoiceParent = { kind: 'party' | 'email'; id: string }

/** Invoices of one organization, of one party of it, or those one email is about, newest first unless asked otherwise. */
export function openInvoices(
  context: Context,
  organizationId: string,
  args: InvoiceListArguments,
  parent?: InvoiceParent,
): Page<InvoiceRow> {
  const scope = createScope(organizationId, context.calendarOfPage(organizationId, args))
  const where = args.where ?? {}
  const order = args.orderBy ?? []
  const terms = orderTerms(
    order,
    DEFAULT_INVOICE_ORDER,
    (field) => invoiceSortKey('i', scope.calendar, field),
    sql`i.id`,
  )
  const conditions = [
    sql`i.organization_id = ${organizationId}::uuid`,
    parent?.kind === 'party' ? sql`i.target_party_id = parent.id` : TRUE,
    // An email may be about invoices of either side; only lists of a ledger show one side.
    parent?.kind === 'email' || mentionsType(where) ? TRUE : sql`i.type = 'RECEIVABLE'`,
    parent?.kind === 'email' || args.includeInactive === true ? TRUE : isActive(organizationId),
    ...searchCondition(args.search, (pattern) => matchesSearch(organizationId, pattern)),
    checkedCondition('where', scope.invoice(scope, 'i', where)),
  ]
  const source = {
    model: 'Invoice' as const,
    alias: 'i',
    joins: sql`${joinsFor(
      'i',
      organizationId,
      order.map(({ field }) => field),
    )} ${linkTo(organizationId, parent)}`,
    where: and(conditions.filter((condition) => condition !== TRUE)),
    terms,
  }
  const shape = [parent?.kind ?? null, where, args.search ?? '', args.includeInactive ?? false, order]
  const list = {
    organizationId,
    source,
    shape,
    asOf: scope.calendar.today,
    ...(parent === undefined ? {} : { parentId: parent.id }),
  }
  return openPage(context, list, args)
}

function linkTo(organizationId: string, parent: InvoiceParent | undefined): Sql {
  if (parent?.kind !== 'email') return nothing
  return sql`join email_invoice ei on ei.organization_id = ${organizationId}::uuid and ei.invoice_id = i.id
    and ei.email_id = parent.id`
}

/** The list shows receivables unless the filter speaks of the type somewhere. */
function mentionsType(where: InvoiceWhere): boolean {
  if (Object.values(where.type ?? {}).some((operand) => operand !== null && operand !== undefined))
    return true
  const parts = [...(where.and ?? []), ...(where.or ?? []), ...(where.not ? [where.not] : [])]
  return parts.some(mentionsType)
}

/** Neither of an archived document nor of an inactive blueprint; both sets are small and read once. */
function isActive(organizationId: string): Sql {
  return sql`(i.document_id is null or i.document_id not in (
      select d.id from document d where d.organization_id = ${organizationId}::uuid and d.is_archived))
    and (i.blueprint_id is null or i.blueprint_id not in (
      select b.id from invoice_blueprint b where b.organization_id = ${organizationId}::uuid and not b.is_active))`
}

/** Invoice number, purchase order number or name of the party: one set of ids each, from its own index. */
function matchesSearch(organizationId: string, pattern: string): Sql {
  const id = sql`${organizationId}::uuid`
  return sql`i.id in (
    select s.id from invoice s where s.organization_id = ${id} and s.invoice_number ilike ${pattern}
    union all
    select s.id from invoice s where s.organization_id = ${id} and s.purchase_order_number ilike ${pattern}
    union all
    select s.id from party p join invoice s on s.organization_id = ${id} and s.target_party_id = p.id
    where p.organization_id = ${id} and p.name ilike ${pattern})`
}
