import type { Invoice as InvoiceRow } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import { Money } from '../money.ts'
import { amountOverpaidOf } from './rules.ts'

type AmountColumn =
  | 'subtotal'
  | 'discount'
  | 'tax'
  | 'total'
  | 'prePaymentCreditNotes'
  | 'amountDue'
  | 'amountPaid'
  | 'amountRemaining'

const amount = (column: AmountColumn) => (invoice: InvoiceRow) => ({
  minorUnits: invoice[column],
  currency: invoice.currency,
})

builder.prismaObjectFields('Invoice', (t) => ({
  subtotal: t.field({ type: Money, description: 'Before discount and tax.', resolve: amount('subtotal') }),
  discount: t.field({ type: Money, description: 'What is taken off.', resolve: amount('discount') }),
  tax: t.field({ type: Money, description: 'The tax.', resolve: amount('tax') }),
  total: t.field({
    type: Money,
    description: "Subtotal less discount plus tax. REST's `total` and `total_cents` are both this amount.",
    resolve: amount('total'),
  }),
  prePaymentCreditNotes: t.field({
    type: Money,
    description: 'Credit notes applied before it was paid in full.',
    resolve: amount('prePaymentCreditNotes'),
  }),
  amountDue: t.field({
    type: Money,
    description: 'What had to be paid in all: total less credit notes. Not what is still open.',
    resolve: amount('amountDue'),
  }),
  amountPaid: t.field({ type: Money, description: 'What has been paid.', resolve: amount('amountPaid') }),
  amountRemaining: t.field({
    type: Money,
    description: 'What is still owed: amount due less amount paid, never below zero.',
    resolve: amount('amountRemaining'),
  }),
  amountOverpaid: t.field({
    type: Money,
    description: 'What was paid beyond the amount due, else zero.',
    resolve: ({ currency, ...invoice }) => ({ minorUnits: amountOverpaidOf(invoice), currency }),
  }),
}))
