import { not, raw, type Sql, sql } from '../../database/sql.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { quantify } from '../../graph/filter/condition.ts'
import { listFilter } from '../../graph/filter/listFilter.ts'
import { column } from '../../graph/read/table.ts'
import { partyFields } from '../party/fields.ts'
import { type InvoiceWhere, invoiceFields } from './fields.ts'

export const InvoiceListFilter = listFilter('InvoiceListFilter', invoiceFields.where, {
  picks: 'Picks rows by their invoices.',
  one: 'invoice',
  many: 'invoices',
})

partyFields.contribute({
  invoices: particular({
    type: InvoiceListFilter,
    description: 'Its invoices of either type.',
    condition: ({ scope, alias }, filter) =>
      quantify(filter, (invoice, isNegated) => hasInvoice(scope, column(alias, 'id'), invoice, isNegated)),
  }),
})

function hasInvoice(scope: Scope, partyId: Sql, where: InvoiceWhere, isNegated: boolean): Sql {
  const alias = scope.alias('invoice')
  const condition = invoiceFields.condition(scope, alias, where)
  return sql`exists (select 1 from invoice ${raw(alias)}
    where ${column(alias, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(alias, 'targetPartyId')} = ${partyId} and ${isNegated ? not(condition) : condition})`
}
