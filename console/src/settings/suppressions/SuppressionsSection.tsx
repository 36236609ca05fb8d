import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Panel } from '../../components/Page.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import { LoadMore } from '../parts/LoadMore.tsx'
import styles from '../parts/Parts.module.css'
import { useDebounced } from '../parts/useDebounced.ts'
import { AddSuppressionDialog } from './AddSuppressionDialog.tsx'
import { SuppressionFilters } from './SuppressionFilters.tsx'
import { SuppressionList } from './SuppressionList.tsx'
import type { Reason } from './suppressions.ts'
import { useSuppressions } from './useSuppressions.ts'

/** Addresses that no mail goes to, and why. */
export function SuppressionsSection() {
  const text = useText()
  const { isReadOnly } = useViewer()
  const [search, setSearch] = useState('')
  const [reason, setReason] = useState<Reason | ''>('')
  const [isAdding, setAdding] = useState(false)
  const { list, error, refetch, isAwaited, loadMore } = useSuppressions({
    search: useDebounced(search),
    reason,
  })
  const add = <Button onClick={() => setAdding(true)}>{text('settings.suppressions.add')}</Button>
  return (
    <Panel title={text('settings.section.suppressions')} {...(isReadOnly ? {} : { actions: add })}>
      <p className={styles.quiet}>{text('settings.suppressions.hint')}</p>
      <SuppressionFilters search={search} onSearch={setSearch} reason={reason} onReason={setReason} />
      {list === undefined && error === undefined && <Skeleton lines={8} />}
      {error !== undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {list !== undefined && error === undefined && (
        <div aria-busy={isAwaited}>
          <p className={styles.quiet} aria-live="polite">
            {text('settings.suppressions.count', { count: list.totalCount })}
          </p>
          {list.totalCount === 0 ? (
            <EmptyState title={text('settings.suppressions.none')}>
              {text(
                search === '' && reason === ''
                  ? 'settings.suppressions.noneHint'
                  : 'settings.suppressions.noneFoundHint',
              )}
            </EmptyState>
          ) : (
            <SuppressionList of={list.edges.map(({ node }) => node)} />
          )}
          <LoadMore hasNextPage={list.pageInfo.hasNextPage} onLoad={loadMore} />
        </div>
      )}
      {isAdding && <AddSuppressionDialog onClose={() => setAdding(false)} />}
    </Panel>
  )
}
