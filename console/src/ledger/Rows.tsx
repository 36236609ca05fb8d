import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { useText } from '../messages/useText.ts'
import { LedgerTable } from './LedgerTable.tsx'
import type { LedgerState } from './ledgerState.ts'
import type { useInvoiceRows } from './useInvoiceRows.ts'
import type { ChangeState } from './useLedgerState.ts'
import type { Selection } from './useSelection.ts'

type Props = {
  rows: ReturnType<typeof useInvoiceRows>
  totalCount: number | null
  state: LedgerState
  change: ChangeState
  selection: Selection | null
  activeIndex: number
}

/** The rows, or why there are none. */
export function Rows({ rows, totalCount, state, change, selection, activeIndex }: Props) {
  const text = useText()
  if (rows.error !== undefined) {
    return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
  }
  if (!rows.isKnown) return <Skeleton lines={14} />
  if (rows.edges.length === 0) {
    return (
      <EmptyState
        title={text('ledger.empty')}
        action={
          <Button onClick={() => change({ where: {}, search: '', viewId: null })}>
            {text('ledger.clearFilters')}
          </Button>
        }
      >
        {text('ledger.emptyHint')}
      </EmptyState>
    )
  }
  return (
    <LedgerTable
      edges={rows.edges}
      totalCount={totalCount}
      columns={state.columns}
      orderBy={state.orderBy}
      change={change}
      isStale={rows.isStale}
      hasMore={rows.hasMore}
      readOn={rows.readOn}
      selection={selection}
      activeIndex={activeIndex}
    />
  )
}
