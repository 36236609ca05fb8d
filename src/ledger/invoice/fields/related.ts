import { and, not, raw, type Sql, sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { flagField } from '../../../graph/field/kinds.ts'
import { particular } from '../../../graph/field/particular.ts'
import type { Scope } from '../../../graph/field/scope.ts'
import { compareText } from '../../../graph/filter/compareText.ts'
import { compare, compareIds, quantify } from '../../../graph/filter/condition.ts'
import { listFilter } from '../../../graph/filter/listFilter.ts'
import { IDFilter, StringFilter } from '../../../graph/filter/operators.ts'
import { column } from '../../../graph/read/table.ts'
import { SyncStatusFilter } from '../../integration/enums.ts'
import { ofLatestLink } from '../../integration/remote.ts'
import { comparePerson, isMember, PersonFilter, UserWhereInput } from '../../organization/filter.ts'
import { truth } from '../condition.ts'

const InvoiceFieldWhere = builder.inputType('InvoiceFieldWhere', {
  description: 'Picks fields of an invoice. All given conditions must hold.',
  fields: (t) => ({
    key: t.field({ type: StringFilter, description: 'The key of the field.' }),
    value: t.field({ type: StringFilter, description: 'The value as text: `12`, `true`, `Berlin`.' }),
  }),
})

const InvoiceFieldListFilter = listFilter('InvoiceFieldListFilter', InvoiceFieldWhere, {
  picks: 'Picks invoices by their own fields.',
  one: 'field',
  many: 'fields',
})

/** Who is in charge of it, and what hangs below it. */
export const RELATED = {
  isInDispute: flagField({ description: 'Whether the customer disputes it.' }),
  assignee: particular({
    type: UserWhereInput,
    description: 'The person in charge of it.',
    condition: ({ scope, alias, name }, user) => [isMember(scope, name, column(alias, 'assigneeId'), user)],
  }),
  assigneeId: particular({
    type: PersonFilter,
    description: 'The person in charge of it, by global id; `isNull` asks for those nobody is in charge of.',
    condition: ({ alias, name }, person) => comparePerson(name, column(alias, 'assigneeId'), person),
  }),
  syncStatus: particular({
    type: SyncStatusFilter,
    description: 'How far it agrees with the system that it was last taken over from.',
    meaning: 'EXACT',
    condition: ({ scope, alias, name }, status) =>
      compare(name, ofLatestLink('syncStatus', originAt(scope, alias)), '"SyncStatus"', status),
  }),
  linkedIntegrationId: particular({
    type: IDFilter,
    description: 'The connection that it was last taken over through, by global id.',
    condition: ({ scope, alias, name }, id) =>
      compareIds(
        name,
        ofLatestLink('linkedIntegrationId', originAt(scope, alias)),
        'LinkedIntegration',
        scope.organizationId,
        id,
      ),
  }),
  fields: particular({
    type: InvoiceFieldListFilter,
    description: 'Its own fields.',
    condition: ({ scope, alias }, filter) =>
      quantify(filter, (field, isNegated) => hasField(scope, column(alias, 'id'), field, isNegated)),
  }),
  hasComments: particular<boolean>({
    type: 'Boolean',
    description: 'Whether it has comments.',
    meaning: 'FLAG',
    condition: ({ scope, alias }, value) => [truth(hasComment(scope, column(alias, 'id')), value)],
  }),
}

const originAt = ({ organizationId }: Scope, alias: string) =>
  ({ pointer: 'invoiceId', alias, organizationId }) as const

function hasField(
  scope: Scope,
  invoiceId: Sql,
  where: typeof InvoiceFieldWhere.$inferInput,
  isNegated: boolean,
): Sql {
  const field = raw(scope.alias('invoice_field'))
  const condition = and([
    ...compareText('fields.key', sql`${field}.key`, where.key),
    ...compareText('fields.value', sql`(${field}.value #>> '{}')`, where.value),
  ])
  return sql`exists (select 1 from invoice_field ${field} where ${field}.organization_id = ${scope.organizationId}::uuid
    and ${field}.invoice_id = ${invoiceId} and ${isNegated ? not(condition) : condition})`
}

function hasComment(scope: Scope, invoiceId: Sql): Sql {
  return sql`exists (select 1 from comment c where c.organization_id = ${scope.organizationId}::uuid
    and c.invoice_id = ${invoiceId})`
}
