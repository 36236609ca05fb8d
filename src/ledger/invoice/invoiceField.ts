import { raw, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { manyBy } from '../../graph/read/rowRelation.ts'
import { column } from '../../graph/read/table.ts'

/** By the characters of their keys, whatever the language of the database, which Prisma cannot say. */
export const fieldsByInvoice = manyBy({
  name: 'InvoiceField by invoiceId',
  model: 'InvoiceField',
  source: (alias, organizationId) => ({
    tables: sql`invoice_field ${raw(alias)}`,
    tenant: sql`${column(alias, 'organizationId')} = ${organizationId}::uuid`,
    key: column(alias, 'invoiceId'),
    order: sql`${column(alias, 'key')} collate "C"`,
  }),
})

export const InvoiceField = builder.prismaObject('InvoiceField', {
  description: 'A value read from an invoice that has no column of its own.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its name, unique on the invoice.' }),
    type: t.exposeString('type', { description: 'The type of the value (`value.type`).' }),
    originalType: t.exposeString('originalType', {
      nullable: true,
      description: 'The type before it was converted (`value.original_type`).',
    }),
    value: t.expose('value', { type: 'JSON', nullable: true, description: 'The value (`value.value`).' }),
  }),
})
