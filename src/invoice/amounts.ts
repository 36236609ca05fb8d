import { builder } from '../builder.ts'
import { Money } from '../money.ts'
import type { Rows } from '../read/table.ts'
import { amountOverpaidOf } from './rules.ts'
import { Invoice } from './type.ts'

type AmountColumn =
  | 'subtotal'
  | 'discount'
  | 'tax'
  | 'total'
  | 'prePaymentCreditNotes'
  | 'amountDue'
  | 'amountPaid'
  | 'amountRemaining'

type Amount = Pick<Rows['Invoice'], 'currency'>

const amount = <const Column extends AmountColumn>(column: Column) => ({
  // One column makes an object with that column.
  select: { [column]: true, currency: true } as { [C in Column]: true } & { currency: true },
  resolve: (invoice: Amount & Record<Column, bigint>) => ({
    minorUnits: invoice[column],
    currency: invoice.currency,
  }),
})

builder.prismaObjectFields(Invoice, (t) => ({
  subtotal: t.field({ type: Money, description: 'Before discount and tax.', ...amount('subtotal') }),
  discount: t.field({ type: Money, description: 'What is taken off.', ...amount('discount') }),
  tax: t.field({ type: Money, description: 'The tax.', ...amount('tax') }),
  total: t.field({
    type: Money,
    description: "Subtotal less discount plus tax. REST's `total` and `total_cents` are both this amount.",
    ...amount('total'),
  }),
  prePaymentCreditNotes: t.field({
    type: Money,
    description: 'Credit notes applied before it was paid in full.',
    ...amount('prePaymentCreditNotes'),
  }),
  amountDue: t.field({
    type: Money,
    description: 'What had to be paid in all: total less credit notes. Not what is still open.',
    ...amount('amountDue'),
  }),
  amountPaid: t.field({ type: Money, description: 'What has been paid.', ...amount('amountPaid') }),
  amountRemaining: t.field({
    type: Money,
    description: 'What is still owed: amount due less amount paid, never below zero.',
    ...amount('amountRemaining'),
  }),
  amountOverpaid: t.field({
    type: Money,
    description: 'What was paid beyond the amount due, else zero.',
    select: { amountDue: true, amountPaid: true, currency: true },
    resolve: (invoice) => ({ minorUnits: amountOverpaidOf(invoice), currency: invoice.currency }),
  }),
}))
