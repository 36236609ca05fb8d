import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { useText } from '../messages/useText.ts'
import { BounceRow } from './BounceRow.tsx'
import styles from './Bounces.module.css'
import { FixDialog } from './FixDialog.tsx'
import { LiftDialog } from './LiftDialog.tsx'
import type { BounceFilterState } from './useBounceFilters.ts'
import type { Bounces } from './useBounces.ts'
import { useWorklist } from './useWorklist.ts'

type Props = { bounces: Bounces; filters: BounceFilterState }

export function BounceWorklist({ bounces, filters }: Props) {
  const text = useText()
  const { rows, readMore, isReading } = bounces
  const work = useWorklist(rows)
  return (
    <>
      {rows.length === 0 && readMore === null && <NothingBounces filters={filters} />}
      <ol className={styles.list} aria-label={text('bounces.title')}>
        {rows.map((row) => (
          <BounceRow
            key={row.id}
            bounce={row}
            done={work.doneOf(row.id)}
            onFix={(bounce) => work.open({ kind: 'fix', id: row.id, bounce })}
            onLift={(bounce) => work.open({ kind: 'lift', id: row.id, bounce })}
          />
        ))}
      </ol>
      {readMore !== null && (
        <Button className={styles.more ?? ''} onClick={readMore} isBusy={isReading}>
          {text('common.more')}
        </Button>
      )}
      {work.job?.kind === 'fix' && <FixDialog key={work.job.id} bounce={work.job.bounce} {...work.dialog} />}
      {work.job?.kind === 'lift' && (
        <LiftDialog key={work.job.id} bounce={work.job.bounce} {...work.dialog} />
      )}
    </>
  )
}

function NothingBounces({ filters }: { filters: BounceFilterState }) {
  const text = useText()
  if (!filters.isAny) {
    return <EmptyState title={text('bounces.emptyTitle')}>{text('bounces.emptyHint')}</EmptyState>
  }
  return (
    <EmptyState
      title={text('bounces.noneFit')}
      action={<Button onClick={filters.clear}>{text('bounces.clear')}</Button>}
    />
  )
}
