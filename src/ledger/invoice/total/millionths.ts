/** Quantities and rates have at most six digits after the point, so that millionths of them are whole numbers. */
export const MILLION = 1_000_000n
const DIGITS = 6

/** `2.5` is 2500000n; null for what has more than six digits after the point. Zeros at the end are no digits. */
export function millionthsOf(text: string): bigint | null {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d*?)0*)?$/.exec(text) ?? []
  if (whole === '' || fraction.length > DIGITS) return null
  const units = BigInt(whole + fraction.padEnd(DIGITS, '0'))
  return sign === '-' ? -units : units
}

/** The same as text, without zeros at the end. */
export function millionthsText(units: bigint): string {
  const size = (units < 0n ? -units : units).toString().padStart(DIGITS + 1, '0')
  const fraction = size.slice(-DIGITS).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${size.slice(0, -DIGITS)}${fraction === '' ? '' : `.${fraction}`}`
}
