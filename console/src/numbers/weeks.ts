import type { Amount } from '../components/useFormat.ts'
import type { ForecastDay_DayFragment } from '../graphql/graphql.ts'
import { addDays } from '../today/organizationDay.ts'

type Day = ForecastDay_DayFragment
export type ForecastWeek = {
  from: string
  to: string
  invoiceCount: number
  expected: Amount
  promised: Amount
  /** Expected without a promise. */
  otherwise: Amount
}
type Currency = { currency: string; fractionDigits: number }

/** Seven days each from the first day on, of one currency; the last week is cut where the range ends. */
export function weeksOf(days: readonly Day[], from: string, through: string): ForecastWeek[] {
  const first = days[0]
  if (first === undefined) return []
  const weeks: ForecastWeek[] = []
  for (let start = from; start <= through; start = addDays(start, 7)) {
    const end = addDays(start, 6)
    const inWeek = days.filter(({ date }) => date >= start && date <= end)
    weeks.push(weekOf(inWeek, start, end < through ? end : through, first.expected))
  }
  return weeks
}

function weekOf(days: readonly Day[], from: string, to: string, currency: Currency): ForecastWeek {
  const expected = sum(days.map((day) => day.expected.minorUnits))
  const promised = sum(days.map((day) => day.promised.minorUnits))
  return {
    from,
    to,
    invoiceCount: sum(days.map((day) => day.invoiceCount)),
    expected: amountOf(expected, currency),
    promised: amountOf(promised, currency),
    otherwise: amountOf(expected - promised, currency),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** Whole minor units written as a decimal: no cent is lost to arithmetic. */
function amountOf(minorUnits: number, { currency, fractionDigits }: Currency): Amount {
  const digits = String(Math.abs(minorUnits)).padStart(fractionDigits + 1, '0')
  const whole = digits.slice(0, digits.length - fractionDigits)
  const fraction = fractionDigits === 0 ? '' : `.${digits.slice(-fractionDigits)}`
  return { currency, amount: `${minorUnits < 0 ? '-' : ''}${whole}${fraction}` }
}
