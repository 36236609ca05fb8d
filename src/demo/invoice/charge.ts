import type { LineItem } from '../../../prisma/generated/client/client.ts'
import { fractionDigits } from '../../graph/currency.ts'
import type { Profile } from '../profile.ts'
import type { Article } from '../words/catalogue.ts'

/** One line of an invoice before it is numbered. */
export type Charge = Pick<
  LineItem,
  | 'name'
  | 'description'
  | 'contextType'
  | 'productType'
  | 'unitPrice'
  | 'lineTotal'
  | 'periodStart'
  | 'periodEnd'
> & {
  quantity: string
  isReducedRate: boolean
}

type Pricing = { profile: Profile; currency: string; factor: number }

type ChargeFacts = {
  article: Article
  contextType: LineItem['contextType']
  /** In thousandths, so that a quarter of an hour is exact. */
  thousandths: number
  description?: string | null
}

export function chargeFor(
  pricing: Pricing,
  { article, contextType, thousandths, description }: ChargeFacts,
): Charge {
  const unitPrice = priceIn(pricing, article.price)
  return {
    name: article.name,
    description: description ?? null,
    contextType,
    productType: article.productType,
    quantity: String(thousandths / 1_000),
    unitPrice,
    lineTotal: (unitPrice * BigInt(thousandths) + 500n) / 1_000n,
    periodStart: null,
    periodEnd: null,
    isReducedRate: article.isReducedRate ?? false,
  }
}

/** A line of one piece whose price is its total: discounts, taxes, credits. */
export function plainCharge(contextType: LineItem['contextType'], name: string, amount: bigint): Charge {
  return {
    name,
    description: null,
    contextType,
    productType: null,
    quantity: '1',
    unitPrice: amount,
    lineTotal: amount,
    periodStart: null,
    periodEnd: null,
    isReducedRate: false,
  }
}

/** The price in the minor unit of the invoice's currency, which for JPY is whole yen and for KWD a thousandth. */
function priceIn({ profile, currency, factor }: Pricing, price: number): bigint {
  const rate = currency === profile.currency ? 1 : (profile.rates[currency] ?? 1)
  return BigInt(Math.max(1, Math.round(price * factor * rate * 10 ** (fractionDigits(currency) - 2))))
}
