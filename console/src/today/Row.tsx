import type { ReactNode } from 'react'
import styles from './Today.module.css'

type Props = { lead: ReactNode; amount?: ReactNode; note?: ReactNode; actions?: ReactNode }

/** Who and what, the money at the end, and below it what makes it urgent. */
export function Row({ lead, amount, note, actions }: Props) {
  return (
    <li className={styles.row}>
      <div className={styles.lead}>{lead}</div>
      {amount !== undefined && <div className={styles.amount}>{amount}</div>}
      {note !== undefined && <div className={styles.note}>{note}</div>}
      {actions}
    </li>
  )
}
