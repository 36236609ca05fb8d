import { minutesAfter } from '../businessTime.ts'
import type { Customer } from '../party/customer.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import type { Bill } from './bill.ts'
import type { Order } from './contract.ts'
import { deriveInvoice, dueDayOf, makeInvoice } from './row.ts'

const DRAFTS = 17
const APPROVED = 9
const SCHEDULED = 8
const CANCELLED = 11

/** Invoices no customer has seen: drafts, approved and cancelled ones. Returns those scheduled for the next days. */
export function makeUnissuedInvoices(world: World, customers: readonly Customer[]): Bill[] {
  const random = world.randomFor('unissued')
  const buyers = customers.filter((customer) => customer.party.isActive && customer.lapsedFrom === null)
  const orders = (count: number): Order[] =>
    Array.from({ length: count }, () => ({
      customer: random.pick(buyers),
      issueDay: world.time.today,
      contract: null,
    }))
  for (const order of orders(DRAFTS)) draft(world, random, order)
  for (const order of orders(APPROVED)) approve(world, random, order)
  for (const order of orders(CANCELLED)) cancel(world, random, order)
  return orders(SCHEDULED).map((order) => schedule(world, random, order))
}

/** Half of the drafts have no dates yet, a few not even a customer. */
function draft(world: World, random: Random, order: Order): void {
  const createdAt = recently(world, random, 12)
  const hasDates = random.chance(0.45)
  const issueDay = world.time.workdayFrom(world.time.today + random.integer(1, 6))
  const row = makeInvoice(world, random, {
    order,
    workflowStatus: 'DRAFT',
    issueDate: hasDates ? world.time.at(issueDay, 9 * 60) : null,
    dueDate: hasDates && random.chance(0.7) ? world.time.noon(dueDayOf(order.customer, issueDay)) : null,
    createdAt,
  })
  row.hostedInvoiceUrl = null
  if (random.chance(0.25)) {
    row.targetPartyId = null
    row.billingAddressId = null
    row.shippingAddressId = null
    row.billingEmail = null
  }
  deriveInvoice(world, row)
}

function approve(world: World, random: Random, order: Order): void {
  const row = makeInvoice(world, random, {
    order,
    workflowStatus: 'APPROVED',
    issueDate: null,
    dueDate: null,
    createdAt: recently(world, random, 5),
  })
  row.hostedInvoiceUrl = null
  deriveInvoice(world, row)
}

function cancel(world: World, random: Random, order: Order): void {
  const createdAt = recently(world, random, 300)
  const row = makeInvoice(world, random, {
    order,
    workflowStatus: 'CANCELLED',
    issueDate: null,
    dueDate: null,
    createdAt,
  })
  row.updatedAt = world.time.notAfterNow(minutesAfter(createdAt, random.integer(40, 5_000)))
  row.cancelledAt = row.updatedAt
  row.memo = null
  row.privateNote = random.pick([
    'Order withdrawn before shipping.',
    'Entered twice.',
    'Replaced by a proforma invoice.',
  ])
  row.hostedInvoiceUrl = null
  deriveInvoice(world, row)
}

function schedule(world: World, random: Random, order: Order): Bill {
  const { time } = world
  const issueDay = time.workdayFrom(time.today + random.integer(1, 9))
  const dueDay = dueDayOf(order.customer, issueDay)
  const row = makeInvoice(world, random, {
    order,
    workflowStatus: 'SCHEDULED',
    issueDate: time.at(issueDay, 9 * 60),
    dueDate: time.noon(dueDay),
    createdAt: recently(world, random, 4),
  })
  deriveInvoice(world, row)
  return { row, customer: order.customer, issueDay, dueDay, fate: { kind: 'open' }, promisedDay: null }
}

/** In office hours of one of the last days, and not in the future. */
function recently({ time }: World, random: Random, days: number): Date {
  const day = time.workdayUntil(time.today - random.integer(1, days))
  return time.notAfterNow(time.officeHour(random, day))
}
