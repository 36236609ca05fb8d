import { type ReactNode, useEffect } from 'react'
import styles from './Page.module.css'

type Props = {
  title: string
  /** Beside the title. */
  aside?: ReactNode
  actions?: ReactNode
  /** Uses the whole width of the window, as tables need it. */
  isWide?: boolean
  children: ReactNode
}

/** One page with its one heading, which the browser's tab says, too. */
export function Page({ title, aside, actions, isWide = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Duegraph`
  }, [title])
  return (
    <main className={`${styles.page} ${isWide ? styles.wide : ''}`} id="main" tabIndex={-1}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1 className="anyText">{title}</h1>
          {aside}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  )
}

type PanelProps = {
  title?: string
  /** The id of its heading, where that is among the children. */
  labelledBy?: string
  actions?: ReactNode
  children: ReactNode
  className?: string
}

/** A part of a page on a surface of its own. */
export function Panel({ title, labelledBy, actions, children, className = '' }: PanelProps) {
  return (
    <section className={`${styles.panel} ${className}`} aria-label={title} aria-labelledby={labelledBy}>
      {title !== undefined && (
        <header className={styles.panelHeader}>
          <h2>{title}</h2>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
