import { useEffect, useRef } from 'react'
import { NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { useIsConnected } from '../graph/connection.ts'
import { useText } from '../messages/useText.ts'
import { AccountMenu } from './AccountMenu.tsx'
import styles from './Shell.module.css'
import { useViewerFacts } from './useViewerFacts.ts'
import { ViewerContext } from './ViewerContext.ts'

const PAGES = ['today', 'ledger', 'bounces', 'numbers', 'settings'] as const

/** What stands around every page: where one may go, who one is, and whether the server is there. */
export function Shell() {
  const text = useText()
  const { facts, isKnown, error, refetch } = useViewerFacts()
  const isConnected = useIsConnected()
  useFocusOnPage()

  if (facts === null) {
    if (error !== undefined) return <ErrorState error={error} onRetry={() => void refetch()} />
    return isKnown ? <EmptyState title={text('layout.noOrganization')} /> : null
  }
  return (
    <ViewerContext value={facts}>
      <a className={styles.skip} href="#main">
        {text('layout.skip')}
      </a>
      <header className={styles.bar}>
        <NavLink to="/ledger" className={styles.brand ?? ''} aria-label="Duegraph">
          <img src="/console/icon.svg" alt="" width="26" height="26" />
          <span>Duegraph</span>
        </NavLink>
        <nav className={styles.pages} aria-label={text('layout.pages')}>
          {PAGES.map((page) => (
            <NavLink key={page} to={`/${page}`} className={styles.page ?? ''}>
              {text(`layout.${page}`)}
            </NavLink>
          ))}
        </nav>
        <AccountMenu />
      </header>
      <div role="status">{!isConnected && <p className={styles.away}>{text('layout.unreachable')}</p>}</div>
      {/* Another organization is another world: nothing of a page outlives the change. */}
      <Outlet key={facts.organization.id} />
      <ScrollRestoration />
    </ViewerContext>
  )
}

/** Who walks by keyboard or listens begins at the page that was opened, not at the bar again. */
function useFocusOnPage(): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}
