import type { ReactNode } from 'react'
import styles from './Parts.module.css'

type Value = { label: string; value: ReactNode }

/** What is set, each beside its name. */
export function Values({ of }: { of: readonly Value[] }) {
  return (
    <dl className={styles.values}>
      {of.map(({ label, value }) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd className="anyText">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
