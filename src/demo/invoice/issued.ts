import { formatDay } from '../../graph/calendar/day.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Customer } from '../party/customer.ts'
import type { Random } from '../random.ts'
import { latestOf, type World } from '../world.ts'
import type { Bill } from './bill.ts'
import type { Order } from './contract.ts'
import { enterFate } from './enterFate.ts'
import { fateOf } from './fate.ts'
import { makeOrders } from './orders.ts'
import { deriveInvoice, dueDayOf, makeInvoice } from './row.ts'

/** The run that bills the contracts starts at eight. */
const RUN_STARTS = 8 * 60

/** Issued invoices, oldest first, numbered in that order within each year. */
export function makeIssuedInvoices(world: World, customers: readonly Customer[]): Bill[] {
  const random = world.randomFor('issued')
  const dated = makeOrders(world, customers)
    .map((order) => ({ order, issueDate: issueDateOf(world, random, order) }))
    .filter(({ issueDate }) => world.time.isPast(issueDate))
    .sort((left, right) => left.issueDate.getTime() - right.issueDate.getTime())
  const sequences = new Map<number, number>()
  return dated.map(({ order, issueDate }) => {
    const bill = issue(world, random, order, issueDate)
    const year = Number(formatDay(bill.issueDay).slice(0, 4))
    const sequence = (sequences.get(year) ?? firstSequence(world, year)) + 1
    sequences.set(year, sequence)
    bill.row.invoiceNumber = world.profile.invoiceNumber(year, sequence)
    return bill
  })
}

function issueDateOf({ time }: World, random: Random, { contract, issueDay }: Order): Date {
  return contract === null ? time.officeHour(random, issueDay) : time.at(issueDay, RUN_STARTS)
}

function issue(world: World, random: Random, order: Order, issueDate: Date): Bill {
  const { time } = world
  const { customer } = order
  const issueDay = time.dayOf(issueDate)
  const dueDay = dueDayOf(customer, issueDay)
  const createdAt = minutesAfter(issueDate, -random.integer(4, 90))
  const row = makeInvoice(world, random, {
    order,
    workflowStatus: 'SENT',
    issueDate,
    dueDate: time.noon(dueDay),
    createdAt,
  })
  const bill: Bill = {
    row,
    customer,
    issueDay,
    dueDay,
    promisedDay: null,
    fate: fateOf(world, random, customer, issueDay, dueDay),
  }
  enterFate(world, random, bill)
  row.updatedAt = latestOf(issueDate, row.paidDate, row.voidedAt, row.markedUncollectibleAt)
  deriveInvoice(world, row)
  return bill
}

/** The year in which the ledger begins had its own invoices before. */
function firstSequence({ time, profile }: World, year: number): number {
  const first = time.today - 545
  const isFirstYear = formatDay(first).startsWith(String(year))
  const daysBefore = first - Date.UTC(year, 0, 1) / 86_400_000
  return isFirstYear ? Math.max(0, Math.round((daysBefore * profile.invoices) / 600)) : 0
}
