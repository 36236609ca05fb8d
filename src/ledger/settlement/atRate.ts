import { fractionDigits } from '../../graph/currency.ts'
import type { Books } from '../organization/closedBooks.ts'

type Conversion = { currency: string; intoCurrency: string; rate: string; rounding: Books['rounding'] }

/**
 * An amount above zero in minor units of one currency, in minor units of another. The rate is what one unit of the first is
 * worth in the other, in major units; the exact product is rounded once, as the organization rounds.
 */
export function atRate(minorUnits: bigint, conversion: Conversion): bigint {
  const { currency, intoCurrency, rate, rounding } = conversion
  const [whole = '0', fraction = ''] = rate.split('.')
  const numerator = minorUnits * BigInt(whole + fraction) * 10n ** BigInt(fractionDigits(intoCurrency))
  const denominator = 10n ** BigInt(fraction.length + fractionDigits(currency))
  const [quotient, twice] = [numerator / denominator, (numerator % denominator) * 2n]
  if (twice < denominator) return quotient
  if (twice > denominator || rounding === 'HALF_UP') return quotient + 1n
  return quotient + (quotient % 2n)
}

const RATE_DIGITS = 10

/** What one unit of a currency was worth in another where both amounts are told: rounded to ten digits, so it is shown only. */
export function rateOf(paid: { minorUnits: bigint; currency: string }, into: typeof paid): string {
  const numerator = into.minorUnits * 10n ** BigInt(fractionDigits(paid.currency) + RATE_DIGITS)
  const denominator = paid.minorUnits * 10n ** BigInt(fractionDigits(into.currency))
  const digits = ((2n * numerator + denominator) / (2n * denominator))
    .toString()
    .padStart(RATE_DIGITS + 1, '0')
  return `${digits.slice(0, -RATE_DIGITS)}.${digits.slice(-RATE_DIGITS)}`
}
