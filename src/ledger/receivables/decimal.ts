/** A quotient as a decimal of four digits behind the point: nothing that is counted here is known more exactly. */
export function decimalOf(value: number | null): string | null {
  return value === null ? null : value.toFixed(4)
}
