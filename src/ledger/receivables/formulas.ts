/** What a day's invoices were billed for, in minor units, by the day of issue. */
export type Billed = { day: number; amount: bigint }

/** A quotient of whole numbers; null where nothing is divided by. */
function ratio(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number(part) / Number(whole)
}

/**
 * Days sales outstanding, counted back: what is owed at the end of a day is taken away from what the month up to then was
 * billed for, then the month before and so on, and the days of those months are counted, of the last one in proportion
 * (Upflow's and the textbooks' count-back method). Null where more is owed than was ever billed.
 */
export function countBackDso(owed: bigint, day: number, billed: readonly Billed[]): number | null {
  const months = Map.groupBy(
    billed.filter((entry) => entry.day <= day),
    (entry) => monthOf(entry.day),
  )
  const first = Math.min(...months.keys())
  let left = owed
  let days = 0
  for (let month = monthOf(day), end = day; left > 0n; month -= 1) {
    if (months.size === 0 || month < first) return null
    const start = startOfMonth(month)
    const amount = (months.get(month) ?? []).reduce((sum, entry) => sum + entry.amount, 0n)
    const length = end - start + 1
    days += left >= amount ? length : length * (Number(left) / Number(amount))
    left = left > amount ? left - amount : 0n
    end = start - 1
  }
  return days
}

/** What is owed and not overdue yet, in days of the period's sales: how low the DSO would be if all paid in time. */
export function bestPossibleDso(notOverdue: bigint, sales: bigint, days: number): number | null {
  const part = ratio(notOverdue, sales)
  return part === null ? null : part * days
}

/** Per cent of what could be collected in the period that was: (begin + sales - end total) / (begin + sales - end current). */
export function collectionEffectiveness(amounts: {
  opening: bigint
  sales: bigint
  closing: bigint
  notOverdue: bigint
}): number | null {
  const collectable = amounts.opening + amounts.sales
  const part = ratio(collectable - amounts.closing, collectable - amounts.notOverdue)
  return part === null ? null : part * 100
}

/** How many times the average receivables were turned into sales: sales / ((begin + end) / 2). */
export function turnover(sales: bigint, opening: bigint, closing: bigint): number | null {
  return ratio(2n * sales, opening + closing)
}

/** The sum of amount by delay through the sum of amounts. */
export function averageDelay(weighted: bigint, amount: bigint): number | null {
  return ratio(weighted, amount)
}

const DAY = 86_400_000

/** Months since the year zero, of a day since 1970. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

export function startOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY
}
