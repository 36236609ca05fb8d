import { useFormat } from '../components/useFormat.ts'
import { useText } from '../messages/useText.ts'
import { countCell, moneyCell, namedCell, type Table } from './tableModel.ts'
import type { ForecastWeek } from './weeks.ts'

export type ForecastBar = {
  label: string
  promised: number
  otherwise: number
  shownPromised: string
  shownOtherwise: string
}

export function useForecastTable(weeks: readonly ForecastWeek[], currency: string) {
  const text = useText()
  const format = useFormat()
  const money = ['expected', 'promised', 'otherwise'] as const
  const table: Table = {
    caption: text('numbers.forecastCaption', { currency }),
    columns: [
      { label: text('numbers.weekFrom'), isNumber: false },
      { label: text('numbers.weekTo'), isNumber: false },
      { label: text('numbers.invoices'), isNumber: true },
      ...money.map((name) => ({ label: text(`numbers.week.${name}`), unit: currency, isNumber: true })),
    ],
    rows: weeks.map((week) => [
      namedCell(format.day(week.from), week.from),
      namedCell(format.day(week.to), week.to),
      countCell(format, week.invoiceCount),
      ...money.map((name) => moneyCell(format, week[name])),
    ]),
  }
  const bars = weeks.map(
    (week): ForecastBar => ({
      label: format.day(week.from),
      promised: Number(week.promised.amount),
      otherwise: Number(week.otherwise.amount),
      shownPromised: format.money(week.promised),
      shownOtherwise: format.money(week.otherwise),
    }),
  )
  return { table, bars }
}
