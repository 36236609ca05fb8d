import type { Bill } from '../invoice/bill.ts'
import type { Past } from '../past.ts'
import { allocate } from './allocate.ts'
import { enterPayment, openTill, type Till } from './entry.ts'
import { type Instalment, instalmentsOf } from './instalments.ts'
import { takeLoosePayments } from './loose.ts'

/** Payments have been taken over from the bank for so long. */
const KEPT_FOR = 365

/** The payments of the last year, and what they went to. Returns when each bill was paid, as far as it was. */
export function makePayments(past: Past, toldOtherwise: ReadonlySet<Bill>): Instalment[] {
  const till = openTill(past.world)
  const { time } = past.world
  const instalments = past.bills
    .flatMap((bill) => instalmentsOf(past.world, till.random, bill, toldOtherwise.has(bill)))
    .sort((left, right) => left.at.getTime() - right.at.getTime())
  const firstDays = new Map(instalments.toReversed().map(({ bill, at }) => [bill, time.dayOf(at)]))
  // A bill is kept with all its payments or with none: its allocations sum up to what it says.
  const kept = instalments.filter(({ bill }) => time.today - (firstDays.get(bill) ?? 0) < KEPT_FOR)
  for (const together of transfers(past, kept)) receive(till, together)
  takeLoosePayments(till, past)
  return instalments
}

/** What a customer paid on one day came with one transfer. */
function transfers({ world }: Past, instalments: readonly Instalment[]): Instalment[][] {
  const days = Map.groupBy(instalments, ({ bill: { customer, row }, at }) =>
    [customer.party.id, row.targetPartyId, row.currency, world.time.dayOf(at)].join(),
  )
  // Two payments of one bill are two, also on one day.
  return [...days.values()].flatMap((day) =>
    new Set(day.map(({ bill }) => bill)).size === day.length ? [day] : day.map((single) => [single]),
  )
}

function receive(till: Till, together: readonly Instalment[]): void {
  const [first] = together
  if (first === undefined) return
  const { row, customer } = first.bill
  const amount = together.reduce((sum, instalment) => sum + instalment.amount, 0n)
  const numbers = together.map(({ bill }) => bill.row.invoiceNumber).join(' ')
  const payment = enterPayment(till, row.targetPartyId === null ? null : customer, {
    amount,
    currency: row.currency,
    receivedAt: first.at,
    status: 'APPLIED',
    description: numbers,
  })
  for (const { bill, amount: part } of together)
    allocate(till, payment, { invoiceId: bill.row.id, amount: part, isApproved: true })
}
