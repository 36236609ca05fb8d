import { useState } from 'react'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Panel } from '../../components/Page.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useText } from '../../messages/useText.ts'
import { ItemList } from '../parts/ItemList.tsx'
import { LoadMore } from '../parts/LoadMore.tsx'
import styles from '../parts/Parts.module.css'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditItem } from './AuditItem.tsx'
import { NO_FILTER } from './audit.ts'
import { useAudit } from './useAudit.ts'

/** What was done and what was refused, by whom. */
export function AuditSection() {
  const text = useText()
  const [filter, setFilter] = useState(NO_FILTER)
  const { list, error, refetch, isAwaited, loadMore } = useAudit(filter)
  return (
    <Panel title={text('settings.section.audit')}>
      <AuditFilters filter={filter} onFilter={setFilter} />
      {list === undefined && error === undefined && <Skeleton lines={10} />}
      {error !== undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {list !== undefined && error === undefined && (
        <div aria-busy={isAwaited}>
          <p className={styles.quiet} aria-live="polite">
            {text('settings.audit.count', { count: list.totalCount })}
          </p>
          {list.totalCount === 0 ? (
            <EmptyState title={text('settings.audit.none')}>{text('settings.audit.noneHint')}</EmptyState>
          ) : (
            <ItemList label={text('settings.section.audit')}>
              {list.edges.map(({ node }) => (
                <AuditItem key={node.id} of={node} />
              ))}
            </ItemList>
          )}
          <LoadMore hasNextPage={list.pageInfo.hasNextPage} onLoad={loadMore} />
        </div>
      )}
    </Panel>
  )
}
