import { useText } from '../messages/useText.ts'
import styles from './Skeleton.module.css'

/** Holds the place of what is being read, line by line, so that nothing leaps when it comes. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const text = useText()
  return (
    <div className={styles.skeleton} role="status" aria-label={text('common.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // Lines are alike and never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={line} className={styles.line} />
      ))}
    </div>
  )
}
