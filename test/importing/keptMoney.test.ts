import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiLedger, openApiLedger } from './apiLedger.ts'

// A source that knows nothing of what was applied here tells the invoice again. Today is 13 March 2026.
let ledger: ApiLedger
beforeAll(async () => {
  ledger = await openApiLedger()
})
afterAll(() => ledger.close())

const eur = (minorUnits: number) => ({ minorUnits, currency: 'EUR' })
const record = (externalId: string, more: object = {}) => ({
  type: 'invoice',
  externalId,
  currency: 'EUR',
  issueDate: '2026-01-05T12:00:00Z',
  total: 10_000,
  ...more,
})

async function shownOf(name: string) {
  const { amountPaid, amountDue, prePaymentCreditNotes, amountWrittenOff, amountRemaining, standing } =
    await ledger.stored(name)
  const numbers = [amountPaid, amountDue, prePaymentCreditNotes, amountWrittenOff, amountRemaining]
  return [standing, ...numbers.map(Number)]
}

test('what was paid, credited and written off here stays, today and as of the days before', async () => {
  await ledger.importRecords([record('paid'), record('credited'), record('lost'), record('mixed')])
  const pay = async (name: string, amount: number) =>
    ledger.perform('paymentRecord', {
      amount: eur(amount),
      receivedAt: '2026-03-01T12:00:00Z',
      allocations: [{ invoiceId: await ledger.globalIdOf(name), amount: eur(amount) }],
    })
  await pay('paid', 10_000)
  await pay('mixed', 4_000)
  const credit = { reason: 'RETURN', isApplied: true }
  await ledger.change('credited', 'creditNoteIssue', { amount: eur(3_000), ...credit })
  await ledger.change('mixed', 'creditNoteIssue', { amount: eur(1_000), ...credit })
  await ledger.change('lost', 'invoiceWriteOff', { reason: 'BAD_DEBT' })
  const names = ['paid', 'credited', 'lost', 'mixed']
  const before = await Promise.all(names.map(shownOf))
  const dates = await Promise.all(names.map(async (name) => (await ledger.stored(name)).paidDate))
  const owed = await Promise.all(['2026-02-01', '2026-03-02', '2026-03-13'].map(ledger.owedAsOf))

  expect(owed).toEqual([40_000, 26_000, 12_000])
  for (const more of [{ memo: 'Told again' }, { memo: 'And nothing paid', amountPaid: 0 }]) {
    const { updated } = await ledger.importRecords(names.map((name) => record(name, more)))
    expect(updated).toBe(names.length)
    expect(await Promise.all(names.map(shownOf))).toEqual(before)
    expect(await Promise.all(names.map(async (name) => (await ledger.stored(name)).paidDate))).toEqual(dates)
    expect(await Promise.all(['2026-02-01', '2026-03-02', '2026-03-13'].map(ledger.owedAsOf))).toEqual(owed)
  }
})

test('what the source knows of beside it, or more of it, is told as ever', async () => {
  await ledger.importRecords([record('more')])
  await ledger.perform('paymentRecord', {
    amount: eur(2_000),
    allocations: [{ invoiceId: await ledger.globalIdOf('more'), amount: eur(2_000) }],
  })
  await ledger.importRecords([record('more', { amountPaid: 6_000 })])
  expect(await shownOf('more')).toEqual(['PARTIALLY_PAID', 6_000, 10_000, 0, 0, 4_000])

  await ledger.importRecords([record('more', { total: 5_000, paidDate: '2026-03-05T12:00:00Z' })])
  expect(await shownOf('more')).toEqual(['PAID', 5_000, 5_000, 0, 0, 0])
})

test('what the source itself told moves as the source says', async () => {
  const payment = (allocations: object[]) => ({
    type: 'payment',
    externalId: 'P',
    amount: 3_000,
    currency: 'EUR',
    status: 'APPLIED',
    receivedAt: '2026-02-01T12:00:00Z',
    allocations,
  })
  const share = { invoiceExternalId: 'theirs', amount: 3_000, isApproved: true }
  await ledger.importRecords([record('theirs', { amountPaid: 3_000 }), payment([share])])
  expect(await shownOf('theirs')).toEqual(['PARTIALLY_PAID', 3_000, 10_000, 0, 0, 7_000])

  await ledger.importRecords([record('theirs', { amountPaid: 0 }), payment([])])
  expect(await shownOf('theirs')).toEqual(['SENT', 0, 10_000, 0, 0, 10_000])
})
