import { type ReactNode, useId } from 'react'
import { Badge } from '../components/Badge.tsx'
import { Panel } from '../components/Page.tsx'
import { useFormat } from '../components/useFormat.ts'
import { useText } from '../messages/useText.ts'
import styles from './Today.module.css'

type Props = {
  title: string
  count: number
  /** What is so when nothing is left. */
  done: string
  /** Sums, a switch: what stands between the heading and the rows. */
  aside?: ReactNode
  link?: ReactNode
  children: ReactNode
}

/** One thing to look at: how much of it there is, its most important rows, and where all of them are. */
export function Section({ title, count, done, aside, link, children }: Props) {
  const text = useText()
  const format = useFormat()
  const id = useId()
  return (
    <Panel className={styles.section ?? ''} labelledBy={id}>
      <header className={styles.header}>
        <h2 id={id} tabIndex={-1}>
          {title}
          <Badge tone={count === 0 ? 'good' : 'neutral'}>
            <span aria-hidden>{format.count(count)}</span>
            <span className="visuallyHidden">{text('today.count', { count })}</span>
          </Badge>
        </h2>
        {aside}
      </header>
      {count === 0 ? <p className={styles.done}>{done}</p> : <ul className={styles.rows}>{children}</ul>}
      {count > 0 && link}
    </Panel>
  )
}
