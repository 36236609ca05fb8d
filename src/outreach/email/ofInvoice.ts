import { not, raw, type Sql, sql } from '../../database/sql.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { quantify } from '../../graph/filter/condition.ts'
import { listFilter } from '../../graph/filter/listFilter.ts'
import { column } from '../../graph/read/table.ts'
import { truth } from '../../ledger/invoice/condition.ts'
import { invoiceFields } from '../../ledger/invoice/fields.ts'
import { type EmailWhere, emailFields } from './fields.ts'

const EmailListFilter = listFilter('EmailListFilter', emailFields.where, {
  picks: 'Picks rows by their emails.',
  one: 'email',
  many: 'emails',
})

const BOUNCED: EmailWhere = { isBounced: true, direction: { eq: 'OUTBOUND' } }

invoiceFields.contribute({
  emails: particular({
    type: EmailListFilter,
    description: 'The emails about it, in either direction.',
    condition: ({ scope, alias }, filter) =>
      quantify(filter, (email, isNegated) => hasEmail(scope, column(alias, 'id'), email, isNegated)),
  }),
  hasBounce: particular<boolean>({
    type: 'Boolean',
    description: 'Whether an email sent about it bounced at any recipient.',
    condition: ({ scope, alias }, value) => [
      truth(hasEmail(scope, column(alias, 'id'), BOUNCED, false), value),
    ],
  }),
})

function hasEmail(scope: Scope, invoiceId: Sql, where: EmailWhere, isNegated: boolean): Sql {
  const link = scope.alias('email_invoice')
  const email = scope.alias('email')
  const condition = emailFields.condition(scope, email, where)
  return sql`exists (select 1 from email_invoice ${raw(link)} join email ${raw(email)}
      on ${column(email, 'organizationId')} = ${scope.organizationId}::uuid
        and ${column(email, 'id')} = ${column(link, 'emailId')}
    where ${column(link, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(link, 'invoiceId')} = ${invoiceId} and ${isNegated ? not(condition) : condition})`
}
