import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { InvoiceStatus } from './enums.ts'
import { invoiceOfRow } from './invoiceOfRow.ts'
import { Invoice } from './type.ts'

export const statusChangeById = rowById('InvoiceStatusChange')

export const InvoiceStatusChange = nodeType('InvoiceStatusChange', {
  description:
    'Another status of an invoice. That a day began, and with it the invoice became overdue, is none: `OVERDUE` is neither ' +
    'before nor after.',
  fields: (t) => ({
    invoice: t.field({ type: Invoice, description: 'The invoice.', ...invoiceOfRow }),
    before: t.expose('before', { type: InvoiceStatus, description: 'The status before.' }),
    after: t.expose('after', { type: InvoiceStatus, description: 'The status from then on.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it changed.' }),
  }),
})

registerTenantNode('InvoiceStatusChange', statusChangeById)
