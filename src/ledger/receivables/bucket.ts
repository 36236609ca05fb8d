import type { MoneyValue } from '../../graph/money.ts'
import type { AgingGroup } from './agingPage.ts'
import { boundsOf } from './groups.ts'

export type Bucket = {
  fromDays: number | null
  toDays: number | null
  label: string
  count: number
  amount: MoneyValue
}

/** The buckets of a group, in order. By days overdue all that is not overdue stands before the first edge. */
export function bucketsOf({ organizationId, currency, amounts, counts, asked }: AgingGroup): Bucket[] {
  const bounds = boundsOf(asked)
  return [...bounds, null].map((toDays, index) => {
    const below = bounds[index - 1]
    const isCurrent = index === 0 && asked.basis === 'DUE_DATE'
    const fromDays = isCurrent ? null : below === undefined ? 0 : below + 1
    return {
      fromDays,
      toDays,
      label: labelOf(fromDays, toDays),
      count: counts[index] ?? 0,
      amount: { organizationId, currency, minorUnits: BigInt(amounts[index] ?? 0) },
    }
  })
}

function labelOf(fromDays: number | null, toDays: number | null): string {
  if (fromDays === null) return 'current'
  return toDays === null ? `>${Math.max(fromDays - 1, 0)}` : `${fromDays}-${toDays}`
}
