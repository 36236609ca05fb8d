import type { Invoice } from '../../../prisma/generated/client/client.ts'
import type { Random } from '../random.ts'
import { type Charge, plainCharge } from './charge.ts'
import { formatRate, type TaxRule, taxOn } from './tax.ts'

type Amounts = Pick<Invoice, 'subtotal' | 'discount' | 'tax' | 'total'>

const MOST_LINES = 8

/** Adds the discount and tax lines to a basket and sums all up: the lines together are the total, to the cent. */
export function settleAmounts(
  random: Random,
  basket: Charge[],
  rule: TaxRule,
): { charges: Charge[]; amounts: Amounts } {
  const goods = basket.slice(0, MOST_LINES - 3)
  const subtotal = sum(goods)
  const discounts = discountOn(random, goods, subtotal)
  const discount = -sum(discounts)
  const taxes = taxesOn(goods, discount, rule)
  const tax = sum(taxes)
  return {
    charges: [...goods, ...discounts, ...taxes],
    amounts: { subtotal, discount, tax, total: subtotal - discount + tax },
  }
}

function discountOn(random: Random, goods: readonly Charge[], subtotal: bigint): Charge[] {
  const isLarge = goods.some((charge) => charge.contextType === 'PRODUCT' && Number(charge.quantity) >= 20)
  if (subtotal <= 0n || !random.chance(isLarge ? 0.4 : 0.07)) return []
  const percent = isLarge ? random.pick([5, 8, 10]) : random.pick([2, 3, 5])
  const name = isLarge
    ? `Volume discount ${percent} %`
    : `${random.pick(['Goodwill discount', 'Framework discount'])} ${percent} %`
  return [plainCharge('DISCOUNT', name, -taxOn(subtotal, percent * 1_000))]
}

function taxesOn(goods: readonly Charge[], discount: bigint, rule: TaxRule): Charge[] {
  if (rule.rate === 0) return []
  const isReduced = (charge: Charge) => charge.isReducedRate && rule.reducedRate !== rule.rate
  const taxed = goods.filter((charge) => rule.isServiceTaxed || charge.contextType !== 'SERVICE')
  const reduced = sum(taxed.filter(isReduced))
  const ordinary = sum(taxed.filter((charge) => !isReduced(charge)))
  const lines = [
    [rule.rate, taxOn(max(0n, ordinary - discount), rule.rate)] as const,
    [rule.reducedRate, taxOn(reduced, rule.reducedRate)] as const,
  ]
  return lines
    .filter(([, amount]) => amount > 0n)
    .map(([rate, amount]) => plainCharge('TAX', `${rule.label} ${formatRate(rate)}`, amount))
}

function sum(charges: readonly Charge[]): bigint {
  return charges.reduce((total, charge) => total + charge.lineTotal, 0n)
}

function max(left: bigint, right: bigint): bigint {
  return left > right ? left : right
}
