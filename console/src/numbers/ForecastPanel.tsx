import { useQuery } from '@apollo/client/react'
import { lazy } from 'react'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Panel } from '../components/Page.tsx'
import { SelectField } from '../components/SelectField.tsx'
import { readFragment } from '../graphql/fragment-masking.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { ChartWithTable } from './ChartWithTable.tsx'
import { ForecastSummary } from './ForecastSummary.tsx'
import { FORECAST, FORECAST_DAY } from './forecastQuery.ts'
import styles from './Numbers.module.css'
import { useForecastTable } from './useForecastTable.ts'
import { HORIZONS, type NumbersFilters } from './useNumbersFilters.ts'
import { weeksOf } from './weeks.ts'

const ForecastChart = lazy(async () => ({ default: (await import('./ForecastChart.tsx')).ForecastChart }))

export function ForecastPanel({ filters }: { filters: NumbersFilters }) {
  const text = useText()
  const { organization } = useViewer()
  const { currency, horizon, today, set } = filters
  const { data, error, refetch } = useQuery(FORECAST, {
    variables: { organizationId: organization.id, horizonDays: Number(horizon) },
  })
  const forecast = data?.cashForecast ?? null
  const days = readFragment(FORECAST_DAY, forecast?.days ?? []).filter((day) => day.currency === currency)
  const total = forecast?.totals.find((one) => one.currency === currency)
  const weeks = weeksOf(days, forecast?.from ?? today, forecast?.through ?? today)
  const { table, bars } = useForecastTable(weeks, currency)
  const isFailed = data === undefined && error !== undefined
  const isEmpty = data !== undefined && weeks.length === 0
  return (
    <Panel title={text('numbers.forecast')}>
      <div className={styles.controls}>
        <SelectField
          label={text('numbers.horizon')}
          value={horizon}
          options={HORIZONS.map((value) => ({ value, label: text('numbers.horizonDays', { days: value }) }))}
          onValue={(value) => set('horizon', value)}
        />
      </div>
      {isFailed && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!isFailed && <ForecastSummary of={total ?? null} />}
      {isEmpty && <EmptyState title={text('numbers.nothingExpected', { currency })} />}
      {!isFailed && !isEmpty && (
        <ChartWithTable
          description={text('numbers.forecastHint')}
          alternative={text('numbers.forecastPicture', { currency })}
          chart={<ForecastChart bars={bars} />}
          table={table}
          isLoading={data === undefined}
          fileName={`forecast-${today}-${currency}`}
        />
      )}
    </Panel>
  )
}
