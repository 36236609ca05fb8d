import { expect, test } from 'vitest'
import { completeInvoice } from '../../src/exchange/import/record/invoiceRules.ts'

type Fields = Parameters<typeof completeInvoice>[0]

// Only the amounts and the paid date matter here.
const fields = {
  total: 9_990n,
  subtotal: null,
  discount: 0n,
  tax: 0n,
  prePaymentCreditNotes: 990n,
  amountDue: null,
  amountPaid: null,
  paidDate: null,
  currency: 'EUR',
  lineItems: [],
  comments: [],
  fields: [],
} as unknown as Fields

test('an invoice with a paid date and no amount was paid in full', () => {
  expect(completeInvoice({ ...fields, paidDate: '2026-02-01' }).amountPaid).toBe(9_000n)
  expect(completeInvoice(fields).amountPaid).toBe(0n)
  expect(completeInvoice({ ...fields, amountPaid: 100n }).amountPaid).toBe(100n)
})
