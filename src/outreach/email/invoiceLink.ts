import { not, raw, type Sql, sql } from '../../database/sql.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { column } from '../../graph/read/table.ts'
import { type InvoiceWhere, invoiceFields } from '../../ledger/invoice/fields.ts'

/** True where the email is about an invoice that fits, or, negated, about one that does not. */
export function hasInvoice(scope: Scope, emailId: Sql, where: InvoiceWhere, isNegated: boolean): Sql {
  const link = scope.alias('email_invoice')
  const invoice = scope.alias('invoice')
  const condition = invoiceFields.condition(scope, invoice, where)
  return sql`exists (select 1 from email_invoice ${raw(link)} join invoice ${raw(invoice)}
      on ${column(invoice, 'organizationId')} = ${scope.organizationId}::uuid
        and ${column(invoice, 'id')} = ${column(link, 'invoiceId')}
    where ${column(link, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(link, 'emailId')} = ${emailId} and ${isNegated ? not(condition) : condition})`
}
