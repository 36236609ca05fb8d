import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { SelectField } from '../components/SelectField.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import type { FragmentType } from '../graphql/fragment-masking.ts'
import type { TimelineItemType } from '../graphql/graphql.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import styles from './Timeline.module.css'
import { type TIMELINE_ROW, TimelineRow } from './TimelineRow.tsx'

const TYPES: readonly TimelineItemType[] = [
  'EMAIL',
  'CALL',
  'TASK',
  'COMMENT',
  'DISPUTE',
  'PROMISE',
  'PAYMENT',
  'STATUS_CHANGE',
  'IMPORT',
  'CHANGE',
]

type Edge = { cursor: string; node: FragmentType<typeof TIMELINE_ROW> }

type Props = {
  edges: readonly Edge[] | null
  hasMore: boolean
  isLoading: boolean
  error: Error | undefined
  type: TimelineItemType | null
  onType: (type: TimelineItemType | null) => void
  onMore: () => void
}

/** What happened, the newest first. */
export function Timeline({ edges, hasMore, isLoading, error, type, onType, onMore }: Props) {
  const text = useText()
  const term = useTerm()
  return (
    <>
      <SelectField
        label={text('timeline.show')}
        value={type ?? 'ALL'}
        options={[
          { value: 'ALL', label: text('timeline.everything') },
          ...TYPES.map((value) => ({ value, label: term('TimelineItemType', value) })),
        ]}
        onValue={(value) => onType(value === 'ALL' ? null : value)}
      />
      {error !== undefined ? (
        <ErrorState error={error} />
      ) : edges === null ? (
        <Skeleton lines={9} />
      ) : edges.length === 0 ? (
        <EmptyState title={text('timeline.nothing')} />
      ) : (
        <ol className={styles.list} aria-live="polite" aria-relevant="additions">
          {edges.map(({ cursor, node }) => (
            <TimelineRow key={cursor} item={node} />
          ))}
        </ol>
      )}
      {hasMore && (
        <Button isBusy={isLoading} onClick={onMore}>
          {text('common.more')}
        </Button>
      )}
    </>
  )
}
