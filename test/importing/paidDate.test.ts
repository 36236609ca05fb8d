import { expect, test } from 'vitest'
import { readRecord } from '../../src/exchange/import/record/readRecord.ts'

function amountPaidOf(fields: { paidDate?: string; amountPaid?: number }): unknown {
  const record = readRecord(
    {
      type: 'invoice',
      externalId: 'INV-1',
      invoiceNumber: 'INV-1',
      currency: 'EUR',
      total: 9_990,
      prePaymentCreditNotes: 990,
      ...fields,
    },
    'Europe/Berlin',
  )
  return 'amountPaid' in record.fields ? record.fields.amountPaid : undefined
}

test('an invoice with a paid date and no amount was paid in full', () => {
  expect(amountPaidOf({ paidDate: '2026-02-01' })).toBe(9_000n)
  expect(amountPaidOf({})).toBe(0n)
  expect(amountPaidOf({ amountPaid: 100 })).toBe(100n)
})
