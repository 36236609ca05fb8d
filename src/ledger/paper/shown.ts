import { type Amount, majorUnits } from '../../graph/money.ts'

/** An amount as it stands in a column under its currency: 1,234.50. */
export function figure(minorUnits: bigint, currency: string): string {
  const [whole = '', fraction] = majorUnits({ minorUnits, currency }).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** The same where it stands alone, with the sign of its currency: €1,234.50. */
export function signed({ minorUnits, currency }: Amount): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  const sign = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
  const amount = figure(minorUnits < 0n ? -minorUnits : minorUnits, currency)
  return `${minorUnits < 0n ? '-' : ''}${sign}${/\p{L}$/u.test(sign) ? ' ' : ''}${amount}`
}

const LABELS = {
  CURRENT: 'Not overdue',
  DAYS_1_30: '1-30 days',
  DAYS_31_60: '31-60 days',
  DAYS_61_90: '61-90 days',
  OVER_90: 'Over 90 days',
} as const

export function bucketLabel(bucket: keyof typeof LABELS): string {
  return LABELS[bucket]
}
