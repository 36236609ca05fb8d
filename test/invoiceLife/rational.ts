/** Exact fractions, for working out independently what the code works out with scaled whole numbers. */
export type Rational = {
  numerator: bigint
  denominator: bigint
  times: (other: Rational) => Rational
  over: (divisor: bigint) => Rational
}

export function rational(numerator: bigint, denominator: bigint): Rational {
  return {
    numerator,
    denominator,
    times: (other) => rational(numerator * other.numerator, denominator * other.denominator),
    over: (divisor) => rational(numerator, denominator * divisor),
  }
}

/** Looks for the nearest whole number by comparing distances. */
export function roundRational(
  { numerator, denominator }: Rational,
  rounding: 'HALF_UP' | 'HALF_EVEN',
): bigint {
  const cut = numerator / denominator
  const candidates = [cut - 1n, cut, cut + 1n]
  const distance = (whole: bigint) => {
    const difference = whole * denominator - numerator
    return difference < 0n ? -difference : difference
  }
  const least = candidates.map(distance).reduce((left, right) => (left < right ? left : right))
  const nearest = candidates.filter((whole) => distance(whole) === least)
  const [one, other] = nearest
  if (one === undefined) throw new Error('There is a nearest whole number.')
  if (other === undefined) return one
  if (rounding === 'HALF_EVEN') return one % 2n === 0n ? one : other
  return numerator < 0n ? one : other
}
