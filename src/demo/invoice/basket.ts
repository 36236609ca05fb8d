import type { Random } from '../random.ts'
import type { Article } from '../words/catalogue.ts'
import type { World } from '../world.ts'
import { type Charge, chargeFor, plainCharge } from './charge.ts'
import type { Order } from './contract.ts'

const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const

/** What the customer bought: the lines that make up the subtotal. */
export function fillBasket(world: World, random: Random, order: Order): Charge[] {
  return order.contract === null
    ? orderedGoods(world, random, order)
    : [subscription(world, order, order.contract)]
}

function orderedGoods(world: World, random: Random, { customer }: Order): Charge[] {
  const { catalogue } = world.profile
  const pricing = pricingOf(world, customer)
  const goods = random.weighted([
    [0, 22] as const,
    [1, 38] as const,
    [2, 22] as const,
    [3, 11] as const,
    [4, 7] as const,
  ])
  const works = goods === 0 || random.chance(0.22) ? random.integer(1, 2) : 0
  const charges = [
    ...random
      .shuffle(catalogue.products)
      .slice(0, goods)
      .map((article) =>
        chargeFor(pricing, {
          article,
          contextType: 'PRODUCT',
          thousandths: pieces(random, article, customer.scale) * 1_000,
        }),
      ),
    ...random
      .shuffle(catalogue.services)
      .slice(0, works)
      .map((article) =>
        chargeFor(pricing, {
          article,
          contextType: 'SERVICE',
          thousandths: workload(random, article, customer.scale),
          description: reportNumber(random, article),
        }),
      ),
  ]
  if (random.chance(goods > 0 ? 0.45 : 0.1)) {
    charges.push(
      chargeFor(pricing, { article: random.pick(catalogue.fees), contextType: 'FEE', thousandths: 1_000 }),
    )
  }
  const first = charges[0]
  if (random.chance(0.02))
    charges.push(plainCharge('OTHER', catalogue.extras.other, priceOf(first) / 7n + 1n))
  if (random.chance(0.025))
    charges.push(plainCharge('CREDIT', catalogue.extras.credit, -(priceOf(first) / 5n + 1n)))
  return charges
}

function subscription(world: World, order: Order, contract: NonNullable<Order['contract']>): Charge {
  const { article, quantity, everyMonths } = contract
  const charge = chargeFor(pricingOf(world, order.customer), {
    article,
    contextType: 'SERVICE',
    thousandths: quantity * everyMonths * 1_000,
  })
  const issued = new Date(order.issueDay * 86_400_000)
  const first = Date.UTC(issued.getUTCFullYear(), issued.getUTCMonth(), 1)
  const after = Date.UTC(issued.getUTCFullYear(), issued.getUTCMonth() + everyMonths, 1)
  const from = new Intl.DateTimeFormat('en-US', MONTH).format(first)
  const to = new Intl.DateTimeFormat('en-US', MONTH).format(after - 1)
  return {
    ...charge,
    description: from === to ? from : `${from} to ${to}`,
    periodStart: world.time.at(first / 86_400_000, 0),
    periodEnd: world.time.at(after / 86_400_000 - 1, 0),
  }
}

function pricingOf({ profile }: World, { currency, priceFactor }: Order['customer']) {
  return { profile, currency, factor: priceFactor }
}

function priceOf(charge: Charge | undefined): bigint {
  return charge?.lineTotal ?? 0n
}

/** Small orders are the rule, large ones the exception. */
function pieces(random: Random, { most }: Article, scale: number): number {
  return Math.max(1, Math.round(most * random.fraction() ** 1.8 * scale))
}

/** Hours come in quarters. */
function workload(random: Random, article: Article, scale: number): number {
  return article.productType === 'labour' && article.name.endsWith('hours')
    ? random.integer(4, Math.round(article.most * 4)) * 250
    : pieces(random, article, scale) * 1_000
}

function reportNumber(random: Random, { productType }: Article): string | null {
  return productType === 'labour' || productType === 'repair'
    ? `Service report ${random.integer(20_100, 48_900)}`
    : null
}
