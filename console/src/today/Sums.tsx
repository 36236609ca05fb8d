import { Money } from '../components/Money.tsx'
import type { Amount } from '../components/useFormat.ts'
import styles from './Today.module.css'

/** Sums by currency: they are never added to one another. */
export function Sums({ of }: { of: readonly Amount[] }) {
  return (
    <p className={styles.sums}>
      {of.map((sum) => (
        <strong key={sum.currency}>
          <Money of={sum} />
        </strong>
      ))}
    </p>
  )
}
