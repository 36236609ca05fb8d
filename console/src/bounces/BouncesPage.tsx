import { ErrorState } from '../components/ErrorState.tsx'
import { Page, Panel } from '../components/Page.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { useText } from '../messages/useText.ts'
import { BounceFilters } from './BounceFilters.tsx'
import { BounceTotals } from './BounceTotals.tsx'
import { BounceWorklist } from './BounceWorklist.tsx'
import { useBounceFilters } from './useBounceFilters.ts'
import { useBounces } from './useBounces.ts'

/** The addresses that mail does not reach, with the money behind them and what to do about each. */
export function Component() {
  const text = useText()
  const filters = useBounceFilters()
  const bounces = useBounces(filters)
  const { connection, error, isStale, retry } = bounces
  return (
    <Page title={text('bounces.title')}>
      <p>{text('bounces.intro')}</p>
      <BounceFilters filters={filters} />
      {error !== undefined && connection === null && <ErrorState error={error} onRetry={retry} />}
      {error === undefined && connection === null && (
        <Panel>
          <Skeleton lines={12} />
        </Panel>
      )}
      {connection !== null && (
        <div aria-busy={isStale}>
          <BounceTotals of={connection} />
          <BounceWorklist bounces={bounces} filters={filters} />
        </div>
      )}
    </Page>
  )
}
