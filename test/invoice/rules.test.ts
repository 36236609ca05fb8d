import { describe, expect, test } from 'vitest'
import { localDay } from '../../src/graph/calendar/day.ts'
import { amountOverpaidOf, amountRemainingOf, creditLeftOf } from '../../src/ledger/invoice/balance.ts'
import {
  ageDaysOf,
  agingBucketOf,
  derivedColumns,
  isOverdue,
  outstandingOf,
  overdueDaysOf,
  paymentStateOf,
  statusOf,
  unappliedCreditOf,
} from '../../src/ledger/invoice/rules.ts'

const timezone = 'America/New_York'
const today = localDay(new Date('2026-03-13T11:00:00Z'), timezone)
const calendar = { today, timezone }

const plain = {
  workflowStatus: 'SENT' as const,
  voidedAt: null,
  markedUncollectibleAt: null,
  paidDate: null,
  isInDispute: false,
  issueDate: new Date('2026-02-01T17:00:00Z'),
  dueDate: new Date('2026-03-03T17:00:00Z'),
  amountDue: 10_000n,
  amountPaid: 0n,
}

function invoice(
  changes: Partial<{
    [K in keyof typeof plain]: (typeof plain)[K] | Date | null | boolean | bigint | string
  }>,
) {
  // The table below only names values that the columns can hold.
  const source = { ...plain, ...changes } as typeof plain
  return { ...source, ...derivedColumns(source, timezone) }
}

const DATE = new Date('2026-03-01T12:00:00Z')

describe('status, by precedence', () => {
  test.each([
    ['VOID', { voidedAt: DATE, markedUncollectibleAt: DATE, paidDate: DATE }],
    ['CANCELLED', { workflowStatus: 'CANCELLED', markedUncollectibleAt: DATE }],
    ['UNCOLLECTIBLE', { markedUncollectibleAt: DATE, paidDate: DATE }],
    ['PAID', { paidDate: DATE, amountPaid: 10_000n, isInDispute: true }],
    ['PAID', { paidDate: DATE, amountDue: 0n }],
    ['PAID', { paidDate: DATE, amountDue: -500n, amountPaid: -500n }],
    ['PARTIALLY_PAID', { paidDate: DATE, amountPaid: 100n }],
    ['OVERDUE', { paidDate: DATE }],
    ['DISPUTED', { paidDate: DATE, isInDispute: true }],
    ['DRAFT', { paidDate: DATE, amountPaid: 100n, workflowStatus: 'DRAFT' }],
    ['SENT', { paidDate: DATE, amountDue: -500n }],
    ['SENT', { paidDate: DATE, amountDue: -500n, amountPaid: -100n }],
    ['PAID', { amountPaid: 10_000n }],
    ['PAID', { amountPaid: 12_000n }],
    ['DISPUTED', { isInDispute: true, workflowStatus: 'DRAFT' }],
    ['DRAFT', { workflowStatus: 'DRAFT' }],
    ['APPROVED', { workflowStatus: 'APPROVED' }],
    ['SCHEDULED', { workflowStatus: 'SCHEDULED' }],
    ['PARTIALLY_PAID', { amountPaid: 1n }],
    ['SENT', { amountDue: 0n, amountPaid: 500n }],
    ['SENT', { amountDue: -500n, amountPaid: -500n }],
    ['OVERDUE', {}],
    ['SENT', { dueDate: new Date('2026-03-13T17:00:00Z') }],
    ['SENT', { dueDate: null }],
    ['SENT', { amountDue: 0n }],
    ['SENT', { amountDue: -500n }],
  ])('%s: %o', (status, changes) => {
    expect(statusOf(invoice(changes), calendar)).toBe(status)
  })
})

describe('days are those of the organization, not of UTC', () => {
  test('an invoice due at 23:59 local time yesterday is one day overdue', () => {
    const due = invoice({ dueDate: new Date('2026-03-13T03:59:00Z') })

    expect(overdueDaysOf(due, calendar)).toBe(1)
    expect(statusOf(due, calendar)).toBe('OVERDUE')
  })

  test('one due at 00:00 local time today is not', () => {
    const due = invoice({ dueDate: new Date('2026-03-13T04:00:00Z') })

    expect(overdueDaysOf(due, calendar)).toBe(0)
    expect(statusOf(due, calendar)).toBe('SENT')
  })

  test('a change of the clock in between does not cost a day', () => {
    expect(overdueDaysOf(invoice({ dueDate: new Date('2026-03-07T17:00:00Z') }), calendar)).toBe(6)
  })
})

describe('overdue days', () => {
  test.each([
    ['are negative before the due date', { dueDate: new Date('2026-03-20T16:00:00Z') }, -7],
    ['are null without a due date', { dueDate: null }, null],
    ['are null on a draft', { workflowStatus: 'DRAFT' }, null],
    ['are null on a void invoice', { voidedAt: DATE }, null],
    ['are null on a written-off invoice', { markedUncollectibleAt: DATE }, null],
    ['go on for a disputed invoice', { isInDispute: true }, 10],
    ['are null before it is sent', { workflowStatus: 'APPROVED' }, null],
    ['are null on nothing', { amountDue: 0n }, null],
    ['are null on a credit note', { amountDue: -500n }, null],
    ['are null on a settled credit note', { amountDue: -500n, amountPaid: -500n, paidDate: DATE }, null],
    ['go on after a payment of a part', { amountPaid: 100n, paidDate: DATE }, 10],
    ['freeze on payment', { amountPaid: 10_000n, paidDate: new Date('2026-03-05T16:00:00Z') }, 2],
    [
      'freeze below zero when paid early',
      { amountPaid: 10_000n, paidDate: new Date('2026-02-20T16:00:00Z') },
      -11,
    ],
    ['are not known when it is not known when it was paid', { amountPaid: 10_000n }, null],
  ])('%s', (_name, changes, days) => {
    expect(overdueDaysOf(invoice(changes), calendar)).toBe(days)
  })
})

test('the age freezes on the day of payment', () => {
  expect(ageDaysOf(invoice({}), calendar)).toBe(40)
  expect(
    ageDaysOf(invoice({ amountPaid: 10_000n, paidDate: new Date('2026-02-11T17:00:00Z') }), calendar),
  ).toBe(10)
})

test('a disputed and a partly paid invoice count as overdue, a paid one does not', () => {
  expect(isOverdue(invoice({ isInDispute: true }), calendar)).toBe(true)
  expect(isOverdue(invoice({ amountPaid: 1n }), calendar)).toBe(true)
  expect(isOverdue(invoice({ amountPaid: 10_000n }), calendar)).toBe(false)
})

test.each([
  [0, 'CURRENT'],
  [1, 'DAYS_1_30'],
  [30, 'DAYS_1_30'],
  [31, 'DAYS_31_60'],
  [60, 'DAYS_31_60'],
  [61, 'DAYS_61_90'],
  [90, 'DAYS_61_90'],
  [91, 'OVER_90'],
])('%i days overdue is in bucket %s', (days, bucket) => {
  const dueDate = new Date(Date.UTC(2026, 2, 13 - days, 17))

  expect(agingBucketOf(invoice({ dueDate }), calendar)).toBe(bucket)
})

test('nothing is overpaid by not paying a credit', () => {
  expect(amountOverpaidOf({ amountDue: -100n, amountPaid: 0n })).toBe(0n)
  expect(amountOverpaidOf({ amountDue: 100n, amountPaid: 130n })).toBe(30n)
})

test.each([
  ['all that is left of a demand', {}, 10_000n],
  ['what is left of a disputed one', { isInDispute: true, amountPaid: 1n }, 9_999n],
  ['nothing on a paid one', { amountPaid: 10_000n }, 0n],
  ['nothing on a credit note', { amountDue: -500n }, 0n],
  ['null on a draft', { workflowStatus: 'DRAFT' }, null],
  ['null on one that waits to be sent', { workflowStatus: 'SCHEDULED' }, null],
  ['null on a void one', { voidedAt: DATE }, null],
  ['null on a written-off one', { markedUncollectibleAt: DATE }, null],
])('outstanding is %s', (_name, changes, amount) => {
  expect(outstandingOf(invoice(changes))).toBe(amount)
})

test('a credit note has what was not paid out on it, while it stands', () => {
  expect(creditLeftOf({ amountDue: -500n, amountPaid: -100n })).toBe(400n)
  expect(creditLeftOf({ amountDue: -500n, amountPaid: 30n })).toBe(500n)
  expect(creditLeftOf({ amountDue: -500n, amountPaid: -700n })).toBe(0n)
  expect(creditLeftOf({ amountDue: 500n, amountPaid: 700n })).toBe(0n)
  expect(unappliedCreditOf(invoice({ amountDue: -500n }))).toBe(500n)
  expect(unappliedCreditOf(invoice({ amountDue: -500n, voidedAt: DATE }))).toBe(0n)
  expect(unappliedCreditOf(invoice({ amountDue: -500n, workflowStatus: 'DRAFT' }))).toBe(0n)
})

test('what remains is never below zero, and an overpayment is told apart', () => {
  expect(amountRemainingOf({ amountDue: 100n, amountPaid: 130n })).toBe(0n)
  expect(paymentStateOf({ amountDue: 100n, amountPaid: 130n })).toBe('OVERPAID')
  expect(paymentStateOf({ amountDue: 100n, amountPaid: 100n })).toBe('PAID')
  expect(paymentStateOf({ amountDue: 100n, amountPaid: 99n })).toBe('PARTIALLY_PAID')
  expect(paymentStateOf({ amountDue: 100n, amountPaid: 0n })).toBe('UNPAID')
})
