import { builder } from '../../graph/builder.ts'
import { Money, moneyOf } from '../../graph/money.ts'
import type { Rows } from '../../graph/read/table.ts'
import { amountOverpaidOf } from './balance.ts'
import { outstandingOf, unappliedCreditOf } from './rules.ts'
import { Invoice } from './type.ts'

type AmountColumn =
  | 'subtotal'
  | 'discount'
  | 'tax'
  | 'total'
  | 'prePaymentCreditNotes'
  | 'amountWrittenOff'
  | 'amountDue'
  | 'amountPaid'
  | 'amountRemaining'

type Amount = Pick<Rows['Invoice'], 'organizationId' | 'currency'>

const amount = <const Column extends AmountColumn>(column: Column) => ({
  // One column makes an object with that column.
  select: { [column]: true, currency: true } as { [C in Column]: true } & { currency: true },
  resolve: (invoice: Amount & Record<Column, bigint>) => ({
    minorUnits: invoice[column],
    currency: invoice.currency,
    organizationId: invoice.organizationId,
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
  amountWrittenOff: t.field({
    type: Money,
    description: 'What of it was given up, by `writeOffs` that were not reversed: `amountDue` is without it.',
    ...amount('amountWrittenOff'),
  }),
  amountDue: t.field({
    type: Money,
    description:
      'What had to be paid in all: total less credit notes and what was written off. Not what is still open.',
    ...amount('amountDue'),
  }),
  amountPaid: t.field({
    type: Money,
    description:
      'What has been paid: what the source of the invoice says, and what was allocated here since. On a credit note what ' +
      'is used up of it, below zero.',
    ...amount('amountPaid'),
  }),
  amountRemaining: t.field({
    type: Money,
    description:
      'What remains of the amount due: it less the amount paid, never below zero. Void, written-off and unsent invoices ' +
      'keep theirs: what may be collected is `outstanding`.',
    ...amount('amountRemaining'),
  }),
  outstanding: t.field({
    type: Money,
    nullable: true,
    description:
      'What is owed and may be collected: the amount remaining of sent, partly paid and disputed invoices, zero on paid ' +
      'ones. Null where nothing can be owed: DRAFT, APPROVED, SCHEDULED, VOID, CANCELLED and UNCOLLECTIBLE.',
    select: { standing: true, amountRemaining: true, currency: true },
    resolve: (invoice) => moneyOf(invoice, outstandingOf(invoice), invoice.currency),
  }),
  unappliedCredit: t.field({
    type: Money,
    description:
      'What is left of a credit note, which is an invoice with an amount due below zero: that amount, as a positive one, ' +
      'less what was paid out. Zero on every other invoice, and on drafts, void and settled credit notes.',
    select: { standing: true, amountDue: true, amountPaid: true, currency: true },
    resolve: (invoice) => ({
      minorUnits: unappliedCreditOf(invoice),
      currency: invoice.currency,
      organizationId: invoice.organizationId,
    }),
  }),
  amountOverpaid: t.field({
    type: Money,
    description: 'What was paid beyond the amount due, else zero.',
    select: { amountDue: true, amountPaid: true, currency: true },
    resolve: (invoice) => ({
      minorUnits: amountOverpaidOf(invoice),
      currency: invoice.currency,
      organizationId: invoice.organizationId,
    }),
  }),
}))
