import { useQuery } from '@apollo/client/react'
import { lazy } from 'react'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Panel } from '../components/Page.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { readFragment } from '../graphql/fragment-masking.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { AgeingControls } from './AgeingControls.tsx'
import { AGEING, AGEING_GROUP } from './ageingQuery.ts'
import { ChartWithTable } from './ChartWithTable.tsx'
import { CurrencySummary } from './CurrencySummary.tsx'
import { useAgeingTable } from './useAgeingTable.ts'
import type { NumbersFilters } from './useNumbersFilters.ts'

const AgeingChart = lazy(async () => ({ default: (await import('./AgeingChart.tsx')).AgeingChart }))
const ROWS = 100

export function AgeingPanel({ filters }: { filters: NumbersFilters }) {
  const text = useText()
  const { organization } = useViewer()
  const { currency, asOf, edges, basis, groupBy } = filters
  const { data, error, loading, refetch, fetchMore } = useQuery(AGEING, {
    variables: {
      organizationId: organization.id,
      currency,
      asOf,
      edges: [...edges],
      basis,
      groupBy,
      first: ROWS,
    },
    notifyOnNetworkStatusChange: true,
  })
  const groups = readFragment(AGEING_GROUP, data?.ageing.edges.map(({ node }) => node) ?? [])
  const total = readFragment(AGEING_GROUP, data?.ageing.totals ?? [])[0] ?? null
  const { table, chart } = useAgeingTable({ groups, total, filters })
  const isFailed = data === undefined && error !== undefined
  const isEmpty = data !== undefined && total === null
  const { endCursor, hasNextPage } = data?.ageing.pageInfo ?? { endCursor: null, hasNextPage: false }
  return (
    <Panel title={text('numbers.ageing')}>
      <AgeingControls filters={filters} />
      {isFailed && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isEmpty && <EmptyState title={text('numbers.nothingOwed', { currency })} />}
      {!isFailed && !isEmpty && (
        <ChartWithTable
          description={text(`numbers.ageingHint.${basis}`)}
          alternative={text('numbers.ageingPicture', { currency })}
          chart={<AgeingChart bars={chart} currency={currency} />}
          table={table}
          isLoading={data === undefined}
          fileName={`ageing-${asOf}-${currency}`}
          more={
            hasNextPage && (
              <Button isBusy={loading} onClick={() => void fetchMore({ variables: { after: endCursor } })}>
                {text('common.more')}
              </Button>
            )
          }
        />
      )}
      {data === undefined ? (
        !isFailed && <Skeleton lines={8} />
      ) : (
        <CurrencySummary of={data.everything} asOf={asOf} />
      )}
    </Panel>
  )
}
