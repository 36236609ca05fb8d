import { Refusal } from '../rejection.ts'

/** An exact decimal number: `units / 10^scale`. */
export type Exact = { units: bigint; scale: number }

export type DecimalFormat = { decimalSeparator: '.' | ','; groupSeparator: string }

const PLAIN: DecimalFormat = { decimalSeparator: '.', groupSeparator: '' }
const MOST_DIGITS = 40

/** Reads a decimal number, or returns null where the text is not one: no exponent, no currency sign, no blanks. */
export function parseExact(text: string, format: DecimalFormat = PLAIN): Exact | null {
  if (text.length > MOST_DIGITS) return null
  const plain = removeGroups(text, format)
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(plain ?? '') ?? []
  if (plain === null || whole + fraction === '') return null
  const units = BigInt(whole + fraction)
  return { units: sign === '-' ? -units : units, scale: fraction.length }
}

/** Groups must be of three digits: `1.5` is not fifteen because the point is declared a group separator. */
function removeGroups(text: string, { decimalSeparator, groupSeparator }: DecimalFormat): string | null {
  const [whole = '', fraction, ...rest] = text.split(decimalSeparator)
  if (rest.length > 0) return null
  const groups = groupSeparator === '' ? [whole] : whole.split(groupSeparator)
  // A point is none of a file whose decimals stand behind a comma.
  if (!/^[+-]?\d*$/.test(groups.join(''))) return null
  const isGrouped = groups.length > 1
  if (
    isGrouped &&
    !groups.every((group, index) => (index === 0 ? /^[+-]?\d{1,3}$/ : /^\d{3}$/).test(group))
  ) {
    return null
  }
  return fraction === undefined ? groups.join('') : `${groups.join('')}.${fraction}`
}

/** The product of two decimal numbers as they are written in canonical records. */
export function multiply(left: string, right: string): Exact {
  const [first, second] = [parseExact(left), parseExact(right)]
  if (first === null || second === null) throw new Error(`Not decimal numbers: ${left}, ${right}`)
  return product(first, second)
}

export function product(left: Exact, right: Exact): Exact {
  return { units: left.units * right.units, scale: left.scale + right.scale }
}

type Rounding = { fractionDigits: number; isRounded: boolean }

/** In minor units of a currency with so many fraction digits. Rounding takes halves away from zero. */
export function toMinorUnits({ units, scale }: Exact, { fractionDigits, isRounded }: Rounding): bigint {
  if (scale <= fractionDigits) return units * 10n ** BigInt(fractionDigits - scale)
  if (!isRounded) {
    throw new Refusal(null, `has ${scale} digits after the point, and its currency has ${fractionDigits}`)
  }
  const divisor = 10n ** BigInt(scale - fractionDigits)
  const half = units < 0n ? -divisor / 2n : divisor / 2n
  return (units + half) / divisor
}
