import type { ReceivablesInterval } from '../graphql/graphql.ts'
import { addDays } from '../today/organizationDay.ts'

const WEEKS = 12
const MONTHS = 12
const QUARTERS = 8
const YEARS = 4

/** The first day of what is shown up to today. */
export function trendStart(today: string, interval: ReceivablesInterval): string {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7)) - 1
  const firstOf = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10)
  switch (interval) {
    case 'WEEK': {
      const daysSinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
      return addDays(today, -daysSinceMonday - 7 * (WEEKS - 1))
    }
    case 'MONTH':
      return firstOf(month - (MONTHS - 1))
    case 'QUARTER':
      return firstOf(month - (month % 3) - 3 * (QUARTERS - 1))
    case 'YEAR':
      return firstOf(-12 * (YEARS - 1))
  }
}
