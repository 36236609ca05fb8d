import type { Customer } from '../party/customer.ts'
import type { World } from '../world.ts'
import type { Order } from './contract.ts'
import { makeContracts } from './contract.ts'

const PERIOD = 545

/** Everything invoiced over the last year and a half: what contracts demand, then single orders, lately more. */
export function makeOrders(world: World, customers: readonly Customer[]): Order[] {
  const random = world.randomFor('orders')
  const { time, profile } = world
  const orders = makeContracts(world, customers)
  const shares = customers.map((customer) => [customer, customer.weight] as const)
  while (orders.length < profile.invoices) {
    const customer = random.weighted(shares)
    const issueDay = time.workdayUntil(time.today - Math.floor(PERIOD * random.fraction() ** 1.25))
    if (issueDay <= customer.lastOrderDay) orders.push({ customer, issueDay, contract: null })
  }
  return orders
}
