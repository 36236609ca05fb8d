/** A number of a series as it stands on the invoice: `INV-00042`. */
export function writtenNumber(
  { prefix, digits }: { prefix: string; digits: number },
  number: number,
): string {
  return `${prefix}${String(number).padStart(digits, '0')}`
}
