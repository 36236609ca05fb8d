import { builder } from '../../graph/builder.ts'
import { Money } from '../../graph/money.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { assessment } from '../assessment/agentAssessment.ts'
import { knownElsewhere, linksByEntity } from '../integration/type.ts'
import { invoiceOfRow } from '../invoice/invoiceOfRow.ts'
import { Invoice, invoiceById } from '../invoice/type.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { AllocationStrategy } from './enums.ts'
import { Payment, paymentById } from './type.ts'

export const allocationById = rowById('InvoicePayment')
const allocationsByInvoice = rowsByParent('InvoicePayment', 'invoiceId', ['createdAt', 'id'])
const allocationsByPayment = rowsByParent('InvoicePayment', 'paymentId', ['createdAt', 'id'])

const currencyOf = looksAt(paymentById, 'paymentId', ['currency'])

const invoiceCurrencyOf = looksAt(invoiceById, 'invoiceId', ['currency'])

/** The database keeps no allocation without its payment and its invoice. */
function present<Row>(row: Row | null): Row {
  if (row === null) throw new Error('There is an allocation without its payment or its invoice.')
  return row
}

export const InvoicePayment = nodeType('InvoicePayment', {
  description:
    'What of a payment is for an invoice: one payment may be for several, and an invoice may be paid by several. What is ' +
    'allocated, approved or reversed here moves `amountPaid` of the invoice in the same moment; what an import tells of ' +
    'allocations does not, because an import tells `amountPaid` itself, and overrides it when it comes again.',
  fields: (t) => ({
    invoice: t.field({
      type: Invoice,
      description: 'The invoice that it is for (`invoice_id`).',
      ...invoiceOfRow,
    }),
    payment: t.field({
      type: Payment,
      description: 'The payment that it is of (`payment_id`).',
      ...related(paymentById, 'paymentId'),
      resolve: (allocation, _arguments, context) =>
        whenRead(paymentById.of(context, allocation, 'paymentId'), present),
    }),
    amount: t.field({
      type: Money,
      description: 'How much of the payment, in its currency.',
      select: { amount: true, paymentId: true },
      extensions: reads({ relations: [currencyOf.relation] }),
      resolve: (allocation, _arguments, context) =>
        whenRead(currencyOf.of(context, allocation), (payment) => ({
          organizationId: allocation.organizationId,
          minorUnits: allocation.amount,
          currency: present(payment).currency,
        })),
    }),
    invoiceAmount: t.field({
      type: Money,
      description:
        'How much of the invoice, in its currency. The same as `amount` where payment and invoice are in one currency.',
      select: { invoiceAmount: true, invoiceId: true },
      extensions: reads({ relations: [invoiceCurrencyOf.relation] }),
      resolve: (allocation, _arguments, context) =>
        whenRead(invoiceCurrencyOf.of(context, allocation), (invoice) => ({
          organizationId: allocation.organizationId,
          minorUnits: allocation.invoiceAmount,
          currency: present(invoice).currency,
        })),
    }),
    currencyRate: t.expose('currencyRate', {
      type: 'Decimal',
      nullable: true,
      description:
        "What one unit of the payment's currency was worth in the invoice's, in major units; where both amounts were " +
        'given, what follows from them, to ten digits. Null where they are in one currency.',
    }),
    appliedAt: t.expose('appliedAt', {
      type: 'DateTime',
      description: 'From when on it counts, once it is approved: ageing as of a day goes by it.',
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
    strategy: t.expose('strategy', { type: AllocationStrategy, description: 'Who found out.' }),
    strategyText: t.exposeString('strategyText', {
      nullable: true,
      description: 'The word for it where it came from. Null where it is one of ours.',
    }),
    isApproved: t.exposeBoolean('isApproved', {
      description:
        'Whether somebody agreed, or nobody had to (`approved`). Only then it counts, until it is reversed.',
    }),
    approvedAt: t.expose('approvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody agreed (`approved_at`).',
    }),
    approver: t.field({
      type: User,
      nullable: true,
      description: 'Who agreed (`approver_id`). Null where nobody did, and where that is not known.',
      ...related(memberById, 'approverId'),
    }),
    assessment: t.field({
      ...assessment,
      description: 'How sure an agent was (`agent_…`). Null when no agent said.',
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('InvoicePayment', allocationById)

builder.prismaObjectFields(Invoice, (t) => ({
  payments: t.field({
    type: [InvoicePayment],
    description: 'What of which payments is for it, approved or not, reversed or not, oldest first.',
    ...related(allocationsByInvoice, 'id'),
  }),
}))

builder.prismaObjectFields(Payment, (t) => ({
  allocations: t.field({
    type: [InvoicePayment],
    description: 'What of it is for which invoices, approved or not, reversed or not, oldest first.',
    ...related(allocationsByPayment, 'id'),
  }),
}))
