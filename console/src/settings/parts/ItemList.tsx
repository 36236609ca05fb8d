import type { ReactNode } from 'react'
import styles from './Parts.module.css'

/** Things one below the other; on a telephone, too, all of each can be read. */
export function ItemList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  )
}

type Props = {
  title: ReactNode
  badges?: ReactNode
  facts?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

export function Item({ title, badges, facts, actions, children }: Props) {
  return (
    <li className={styles.item}>
      <div className={styles.itemBody}>
        <div className={styles.itemTitle}>
          <span className="anyText">{title}</span>
          {badges}
        </div>
        {facts !== undefined && <div className={styles.facts}>{facts}</div>}
        {children}
      </div>
      {actions !== undefined && <div className={styles.itemActions}>{actions}</div>}
    </li>
  )
}
