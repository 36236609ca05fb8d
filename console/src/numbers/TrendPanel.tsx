import { useQuery } from '@apollo/client/react'
import { lazy } from 'react'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Panel } from '../components/Page.tsx'
import { readFragment } from '../graphql/fragment-masking.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { ChartWithTable } from './ChartWithTable.tsx'
import { TrendControls } from './TrendControls.tsx'
import { TREND, TREND_PERIOD } from './trendQuery.ts'
import { trendStart } from './trendRange.ts'
import type { NumbersFilters } from './useNumbersFilters.ts'
import { useTrendTable } from './useTrendTable.ts'

const TrendChart = lazy(async () => ({ default: (await import('./TrendChart.tsx')).TrendChart }))

export function TrendPanel({ filters }: { filters: NumbersFilters }) {
  const text = useText()
  const { organization } = useViewer()
  const { currency, today, interval, metric } = filters
  const { data, error, refetch } = useQuery(TREND, {
    variables: { organizationId: organization.id, from: trendStart(today, interval), to: today, interval },
  })
  const periods = readFragment(TREND_PERIOD, data?.receivablesMetrics ?? []).filter(
    (period) => period.currency === currency,
  )
  const { table, points, lines } = useTrendTable({ periods, filters })
  const isFailed = data === undefined && error !== undefined
  const isEmpty = data !== undefined && periods.length === 0
  return (
    <Panel title={text('numbers.trend')}>
      <TrendControls filters={filters} />
      {isFailed && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isEmpty && <EmptyState title={text('numbers.nothingBilled', { currency })} />}
      {!isFailed && !isEmpty && (
        <ChartWithTable
          description={text(`numbers.metricHint.${metric}`)}
          alternative={text('numbers.trendPicture', { metric: text(`numbers.metric.${metric}`), currency })}
          chart={<TrendChart points={points} lines={lines} />}
          table={table}
          isLoading={data === undefined}
          fileName={`collection-${today}-${currency}`}
        />
      )}
    </Panel>
  )
}
