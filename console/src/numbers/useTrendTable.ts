import { useFormat } from '../components/useFormat.ts'
import type { TrendPeriod_MetricsFragment } from '../graphql/graphql.ts'
import { useText } from '../messages/useText.ts'
import { decimalCell, moneyCell, namedCell, type Table } from './tableModel.ts'
import type { Metric, NumbersFilters } from './useNumbersFilters.ts'
import { usePeriodLabel } from './usePeriodLabel.ts'

type Period = TrendPeriod_MetricsFragment
export type TrendPoint = { label: string; first: number | null; second: number | null }
/** The second is drawn dashed, for who cannot tell the colours apart. */
export type TrendLines = { first: string; second: string | null }

const numberOf = (value: string | null | undefined) =>
  value === null || value === undefined ? null : Number(value)

const FIRST: Record<Metric, (period: Period) => number | null> = {
  dso: ({ dso }) => numberOf(dso),
  cei: ({ collectionEffectivenessIndex }) => numberOf(collectionEffectivenessIndex),
  delay: ({ averageDelayDays }) => numberOf(averageDelayDays),
  turnover: ({ turnover }) => numberOf(turnover),
  sales: ({ sales }) => numberOf(sales.amount),
}
const SECOND: Partial<typeof FIRST> = {
  dso: ({ bestPossibleDso }) => numberOf(bestPossibleDso),
  sales: ({ closingReceivables }) => numberOf(closingReceivables.amount),
}

export function useTrendTable({ periods, filters }: { periods: readonly Period[]; filters: NumbersFilters }) {
  const text = useText()
  const format = useFormat()
  const periodLabel = usePeriodLabel()
  const { currency, interval, metric } = filters
  const money = ['openingReceivables', 'sales', 'closingReceivables', 'closingNotOverdue'] as const
  const days = ['dso', 'bestPossibleDso', 'averageDelayDays'] as const
  const shares = ['collectionEffectivenessIndex', 'turnover'] as const
  const table: Table = {
    caption: text('numbers.trendCaption', { currency }),
    columns: [
      { label: text('numbers.period'), isNumber: false },
      ...days.map((name) => ({ label: text(`numbers.${name}`), isNumber: true })),
      ...shares.map((name) => ({ label: text(`numbers.${name}`), isNumber: true })),
      ...money.map((name) => ({ label: text(`numbers.${name}`), unit: currency, isNumber: true })),
    ],
    rows: periods.map((period) => [
      namedCell(periodLabel(period, interval), `${period.from}/${period.to}`),
      ...days.map((name) => decimalCell(format, period[name])),
      ...shares.map((name) => decimalCell(format, period[name], 2)),
      ...money.map((name) => moneyCell(format, period[name])),
    ]),
  }
  const second = SECOND[metric]
  return {
    table,
    points: periods.map(
      (period): TrendPoint => ({
        label: periodLabel(period, interval),
        first: FIRST[metric](period),
        second: second?.(period) ?? null,
      }),
    ),
    lines: {
      first: text(`numbers.line.${metric}`),
      second: metric === 'dso' || metric === 'sales' ? text(`numbers.secondLine.${metric}`) : null,
    } satisfies TrendLines,
  }
}
