import { fractionDigits } from '../../graph/currency.ts'

/** What one unit of a currency is worth in another, as exact decimal text: never a float. */
export type Rate = { currency: string; intoCurrency: string; rate: string }

/**
 * An amount in minor units of the rate's currency, in minor units of the other one. The exact product is rounded once, half
 * away from zero, so that a credit note is worth what the invoice is that it cancels.
 */
export function convert(minorUnits: bigint, { currency, intoCurrency, rate }: Rate): bigint {
  const [whole = '0', fraction = ''] = rate.split('.')
  const numerator = minorUnits * BigInt(whole + fraction) * 10n ** BigInt(fractionDigits(intoCurrency))
  const denominator = 10n ** BigInt(fraction.length + fractionDigits(currency))
  const half = numerator < 0n ? -denominator : denominator
  // Division of bigints cuts off towards zero.
  return (2n * numerator + half) / (2n * denominator)
}
