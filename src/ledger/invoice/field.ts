import { builder } from '../../graph/builder.ts'
import { rowsByParent } from '../../graph/read/rowRelation.ts'

export const fieldsByInvoice = rowsByParent('InvoiceField', 'invoiceId', ['key collate "C"'])

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
