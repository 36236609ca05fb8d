/** How many digits the currency has, as the browser knows it. */
export function digitsOf(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return maximumFractionDigits
}

/** `1234.5` in EUR is 123450; by the digits as they are written, so that nothing is rounded. Null for what is no such amount. */
export function toMinorUnits(text: string, digits: number): number | null {
  const [, whole = '', fraction = ''] = /^(\d{1,13})(?:[.,](\d*))?$/.exec(text.trim()) ?? []
  if (whole === '' || fraction.length > digits) return null
  return Number(whole + fraction.padEnd(digits, '0'))
}

export function fromMinorUnits(minorUnits: string, digits: number): string {
  if (!/^\d+$/.test(minorUnits) || digits === 0) return minorUnits
  const padded = minorUnits.padStart(digits + 1, '0')
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`
}
