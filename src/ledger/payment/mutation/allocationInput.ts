import { builder } from '../../../graph/builder.ts'
import { MoneyInput } from '../../invoice/moneyInput.ts'

/** How many invoices one call is about at most. */
export const MOST_ALLOCATIONS = 100

export const PaymentAllocationInput = builder.inputType('PaymentAllocationInput', {
  description: 'What of a payment is for one invoice.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    amount: t.field({
      type: MoneyInput,
      required: true,
      description:
        'How much of the payment, in its currency. More than is left of it: AMOUNT_EXCEEDS_UNAPPLIED; more than is owed on ' +
        'the invoice: AMOUNT_EXCEEDS_REMAINING.',
    }),
    invoiceAmount: t.field({
      type: MoneyInput,
      description:
        'For an invoice in another currency: how much of it that pays, in its currency. Either this or `rate`, else ' +
        'RATE_REQUIRED; both: INVALID.',
    }),
    rate: t.field({
      type: 'Decimal',
      description:
        "For an invoice in another currency: what one unit of the payment's currency is worth in the invoice's, in major " +
        'units. The product is rounded once, as the organization rounds.',
    }),
  }),
})

export type AllocationInput = typeof PaymentAllocationInput.$inferInput
