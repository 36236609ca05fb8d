import { MILLION } from './millionths.ts'
import { type MoneyRounding, roundedQuotient } from './round.ts'

/** What a line is worked out from. Quantity and rates are in millionths, the rates per cent; amounts in minor units. */
export type LineTerms = {
  quantity: bigint
  unitPrice: bigint
  /** Counts before a rate. */
  discount: bigint | null
  discountRate: bigint | null
  taxRate: bigint | null
}

export type TotalsRule = { moneyRounding: MoneyRounding; taxRounding: 'PER_LINE' | 'PER_INVOICE' }

type LineAmounts = { amount: bigint; discount: bigint; tax: bigint; lineTotal: bigint }
/** What is taxed at one rate, and the tax on it. */
type RateTotals = { taxRate: bigint; net: bigint; tax: bigint }
export type Totals = {
  lines: LineAmounts[]
  taxes: RateTotals[]
  subtotal: bigint
  discount: bigint
  tax: bigint
  total: bigint
}

const PER_CENT = 100n * MILLION

/**
 * The one rule by which amounts follow from lines; `docs/money.md` states it. Every rounding is from the exact fraction to
 * the minor unit of the currency. Per line, the tax of each line is rounded; per invoice, the tax of each rate is, and a line
 * has what its rate's tax grows by with it, so that the lines add up to the invoice either way.
 */
export function totalsOf(lines: readonly LineTerms[], { moneyRounding, taxRounding }: TotalsRule): Totals {
  const share = (amount: bigint, rate: bigint) => roundedQuotient(amount * rate, PER_CENT, moneyRounding)
  const rates = new Map<bigint, RateTotals>()
  const taxOf = (net: bigint, taxRate: bigint) => {
    const rate = rates.get(taxRate) ?? { taxRate, net: 0n, tax: 0n }
    rates.set(taxRate, rate)
    rate.net += net
    const tax = taxRounding === 'PER_LINE' ? share(net, taxRate) : share(rate.net, taxRate) - rate.tax
    rate.tax += tax
    return tax
  }
  const worked = lines.map(({ quantity, unitPrice, discount: given, discountRate, taxRate }) => {
    const amount = roundedQuotient(quantity * unitPrice, MILLION, moneyRounding)
    const discount = given ?? share(amount, discountRate ?? 0n)
    const tax = taxRate === null ? 0n : taxOf(amount - discount, taxRate)
    return { amount, discount, tax, lineTotal: amount - discount + tax }
  })
  const sum = (part: keyof LineAmounts) => worked.reduce((all, line) => all + line[part], 0n)
  return {
    lines: worked,
    taxes: [...rates.values()],
    subtotal: sum('amount'),
    discount: sum('discount'),
    tax: sum('tax'),
    total: sum('lineTotal'),
  }
}
