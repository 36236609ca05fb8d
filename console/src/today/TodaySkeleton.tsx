import { Panel } from '../components/Page.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { useText } from '../messages/useText.ts'
import styles from './Today.module.css'

const SECTIONS = [
  'promisesDue',
  'brokenPromises',
  'tasks',
  'overdue',
  'disputes',
  'bounced',
  'payments',
  'approvals',
] as const

export function TodaySkeleton() {
  const text = useText()
  return (
    <div className={styles.sections}>
      {SECTIONS.map((name) => (
        <Panel key={name} title={text(`today.${name}`)} className={styles.section ?? ''}>
          <Skeleton lines={8} />
        </Panel>
      ))}
    </div>
  )
}
