import { minutesAfter } from '../businessTime.ts'
import type { Customer } from '../party/customer.ts'
import { PURCHASES } from '../words/purchases.ts'
import { latestOf, type World } from '../world.ts'
import type { Bill } from './bill.ts'
import { enterFate } from './enterFate.ts'
import { deriveInvoice, dueDayOf, makeInvoice } from './row.ts'

const PAYABLES = 22

/** Invoices from our suppliers. We pay on the due date or a few days later. */
export function makePayables(ours: World, suppliers: readonly Customer[]): void {
  const world: World = { ...ours, profile: { ...ours.profile, catalogue: PURCHASES } }
  const random = world.randomFor('payables')
  const { time } = world
  for (let index = 0; index < PAYABLES; index++) {
    const customer = random.pick(suppliers)
    const issueDay = time.workdayUntil(time.today - random.integer(3, 300))
    const dueDay = dueDayOf(customer, issueDay)
    const issueDate = time.noon(issueDay)
    const createdAt = minutesAfter(issueDate, random.integer(100, 1_500))
    const row = makeInvoice(world, random, {
      order: { customer, issueDay, contract: null },
      workflowStatus: 'SENT',
      issueDate,
      dueDate: time.noon(dueDay),
      createdAt,
    })
    const paidDay = time.workdayFrom(dueDay + random.integer(-2, 6))
    const isPaid = time.isPast(time.at(paidDay, 18 * 60))
    const bill: Bill = {
      row,
      customer,
      issueDay,
      dueDay,
      promisedDay: null,
      fate: isPaid ? { kind: 'paid', day: paidDay } : { kind: 'open' },
    }
    enterFate(world, random, bill)
    Object.assign(row, {
      type: 'PAYABLE',
      invoiceNumber: `${random.pick(['R', 'F-', '', 'A'])}${random.integer(10_000, 990_000)}`,
      hostedInvoiceUrl: null,
      paymentPortalUrl: null,
      promisedToPayDate: null,
      shippingAddressId: null,
      privateNote: null,
      updatedAt: latestOf(createdAt, row.paidDate),
    })
    deriveInvoice(world, row)
  }
}
