import type { ReactNode } from 'react'
import styles from './State.module.css'

type Props = { title: string; children?: ReactNode; action?: ReactNode }

/** Nothing is here: says why, and what to do. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className={styles.state}>
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  )
}
