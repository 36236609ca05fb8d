import { Money } from '../../graph/money.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { invoiceOfRow } from '../invoice/invoiceOfRow.ts'
import { Invoice, invoiceById } from '../invoice/type.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { amountOf } from '../settlement/amountOf.ts'

const applicationById = rowById('CreditApplication')
export const applicationsByInvoice = rowsByParent('CreditApplication', 'invoiceId', ['appliedAt', 'id'])
export const applicationsByCreditNote = rowsByParent('CreditApplication', 'creditNoteId', ['appliedAt', 'id'])
const currencyOf = looksAt(invoiceById, 'invoiceId', ['currency'])

export const CreditApplication = nodeType('CreditApplication', {
  description:
    'What of a credit note was taken for an invoice: it lowers what had to be paid, and is used up on the credit note.',
  fields: (t) => ({
    creditNote: t.field({
      type: Invoice,
      description: 'The credit note: an invoice whose total is below zero.',
      ...related(invoiceById, 'creditNoteId'),
      resolve: (application, _arguments, context) =>
        whenRead(invoiceById.of(context, application, 'creditNoteId'), (creditNote) => {
          if (creditNote === null) throw new Error(`Application ${application.id} has no credit note.`)
          return creditNote
        }),
    }),
    invoice: t.field({ type: Invoice, description: 'The invoice that it was taken for.', ...invoiceOfRow }),
    amount: t.field({
      type: Money,
      description: 'How much, in the currency of both.',
      select: { amount: true, invoiceId: true },
      extensions: reads({ relations: [currencyOf.relation] }),
      resolve: (application, _arguments, context) =>
        whenRead(currencyOf.of(context, application), (invoice) => amountOf(application, invoice)),
    }),
    appliedAt: t.expose('appliedAt', {
      type: 'DateTime',
      description: 'From when on it counts: ageing as of a day goes by it.',
    }),
    appliedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who applied it. Null where that is not known.',
      ...related(memberById, 'appliedById'),
    }),
    reversedAt: t.expose('reversedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it counts no more. Null while it stands. What was reversed is kept.',
    }),
    reversedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who reversed it. Null while nobody did.',
      ...related(memberById, 'reversedById'),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
  }),
})

registerTenantNode('CreditApplication', applicationById)
