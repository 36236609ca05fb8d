/** What becomes of a half: away from zero, or to the even neighbour. */
export type MoneyRounding = 'HALF_UP' | 'HALF_EVEN'

/** The whole number nearest to a fraction, which is exact until here; `denominator` is above zero. */
export function roundedQuotient(numerator: bigint, denominator: bigint, rounding: MoneyRounding): bigint {
  const size = numerator < 0n ? -numerator : numerator
  const whole = size / denominator
  const twiceRest = 2n * (size % denominator)
  const isUp =
    twiceRest > denominator || (twiceRest === denominator && (rounding === 'HALF_UP' || whole % 2n === 1n))
  const nearest = isUp ? whole + 1n : whole
  return numerator < 0n ? -nearest : nearest
}
