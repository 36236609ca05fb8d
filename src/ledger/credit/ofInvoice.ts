import { builder } from '../../graph/builder.ts'
import { SHORT_LIST_COST } from '../../graph/limit/cost.ts'
import { related } from '../../graph/read/fields.ts'
import { rowsByParent } from '../../graph/read/rowRelation.ts'
import { Invoice, invoiceById } from '../invoice/type.ts'
import { applicationsByCreditNote, applicationsByInvoice, CreditApplication } from './application.ts'
import { CreditReason } from './enums.ts'

const correctionsByInvoice = rowsByParent('Invoice', 'correctsInvoiceId', ['createdAt', 'id'])

builder.prismaObjectFields(Invoice, (t) => ({
  creditApplications: t.field({
    type: [CreditApplication],
    complexity: SHORT_LIST_COST,
    description: 'What of which credit notes was taken for it, reversed or not, oldest first.',
    ...related(applicationsByInvoice, 'id'),
  }),
  creditGiven: t.field({
    type: [CreditApplication],
    complexity: SHORT_LIST_COST,
    description:
      'Of a credit note: for which invoices it was taken, reversed or not, oldest first. Empty on any other invoice.',
    ...related(applicationsByCreditNote, 'id'),
  }),
  correctsInvoice: t.field({
    type: Invoice,
    nullable: true,
    description: 'Of a credit note: the invoice that it corrects. Null where it corrects none.',
    ...related(invoiceById, 'correctsInvoiceId'),
  }),
  corrections: t.field({
    type: [Invoice],
    complexity: SHORT_LIST_COST,
    description: 'The credit notes that were issued to correct it, void ones included, oldest first.',
    ...related(correctionsByInvoice, 'id'),
  }),
  creditReason: t.expose('creditReason', {
    type: CreditReason,
    nullable: true,
    description: 'Of a credit note that was issued here: why.',
  }),
  cancelledAt: t.expose('cancelledAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When it was cancelled here. Null where it was not, and where the source says no day.',
  }),
}))
