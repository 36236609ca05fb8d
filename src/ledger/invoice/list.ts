import type { GraphQLResolveInfo } from 'graphql'
import { and, nothing, type Sql, sql, TRUE } from '../../database/sql.ts'
import { type PageArguments, readPageArguments } from '../../graph/connection/arguments.ts'
import { createPage, type ListOf, openList, openPage, type Page } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import { column, type Rows } from '../../graph/read/table.ts'
import { invoiceIdsBehind } from './behindAddresses.ts'
import { isActive } from './condition.ts'
import { type InvoiceWhere, invoiceFields } from './fields.ts'
import { withTally } from './tally.ts'

export type InvoiceListArguments = PageArguments & {
  where?: InvoiceWhere | null | undefined
  search?: string | null | undefined
  includeInactive?: boolean | null | undefined
  orderBy?: Parameters<typeof invoiceFields.terms>[2]
}

/** What a list of invoices may hang below, which its conditions then speak of as `parent.id`. */
type InvoiceParent = 'party' | 'email' | 'call' | 'bouncingContact'

/** The invoices of one organization: what is asked of the whole ledger is known without reading all of it. */
export function openInvoices(
  context: Context,
  organizationId: string,
  args: InvoiceListArguments,
  info: GraphQLResolveInfo,
): Page<Rows['Invoice']> {
  const list = invoiceList(context, organizationId, args)
  return withTally(context, openPage(context, list, args, info), list, args)
}

/** The same where nobody reads the rows: for what is counted of them. */
export function countedInvoices(
  context: Context,
  organizationId: string,
  args: Omit<InvoiceListArguments, keyof PageArguments>,
): Page<Rows['Invoice']> {
  const list = invoiceList(context, organizationId, args)
  const page = createPage<Rows['Invoice']>(
    readPageArguments({}),
    () => openList(context, list, {}),
    () => [],
    list,
  )
  return withTally(context, page, list, args)
}

/**
 * Invoices of one organization, of one party of it, or those that one email, one call or the emails bounced at one address
 * are about, newest first unless asked otherwise.
 */
export function invoiceList(
  context: Context,
  organizationId: string,
  args: InvoiceListArguments,
  parent: InvoiceParent | null = null,
): ListOf<'Invoice'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const order = args.orderBy ?? []
  const terms = invoiceFields.terms(scope, 'i', order)
  const conditions = [
    sql`i.organization_id = ${organizationId}::uuid`,
    hangsBelow(organizationId, parent),
    // An email or a call may be about invoices of either side; only lists of a ledger show one side.
    parent === 'email' || parent === 'call' || mentionsType(where) ? TRUE : sql`i.type = 'RECEIVABLE'`,
    isAboutOutreach(parent) || args.includeInactive === true ? TRUE : isActive(organizationId, 'i'),
    checkedCondition('where', invoiceFields.condition(scope, 'i', where)),
    // Last, because PostgreSQL compares in this order and a pattern costs the most.
    ...searchCondition(args.search, (pattern) => sql`${column('i', 'searchText')} like ${pattern}`),
  ]
  const source = {
    model: 'Invoice' as const,
    alias: 'i',
    joins: linkTo(organizationId, parent),
    where: and(conditions.filter((condition) => condition !== TRUE)),
    terms,
  }
  const shape = [parent, where, args.search ?? '', args.includeInactive ?? false, order]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}

/** What was written or said about it is true of an invoice, whatever has become of its contract. */
function isAboutOutreach(parent: InvoiceParent | null): boolean {
  return parent === 'email' || parent === 'call' || parent === 'bouncingContact'
}

function hangsBelow(organizationId: string, parent: InvoiceParent | null): Sql {
  if (parent === 'party') return sql`i.target_party_id = parent.id`
  if (parent !== 'bouncingContact') return TRUE
  const address = sql`(select b.address_key from bouncing_address b
    where b.organization_id = ${organizationId}::uuid and b.id = parent.id)`
  return sql`i.id in (${invoiceIdsBehind(organizationId, (key) => sql`${key} = ${address}`)})`
}

function linkTo(organizationId: string, parent: InvoiceParent | null): Sql {
  if (parent === 'call') {
    return sql`join call_invoice ci on ci.organization_id = ${organizationId}::uuid and ci.invoice_id = i.id
      and ci.call_id = parent.id`
  }
  if (parent !== 'email') return nothing
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
