import { lazy, Suspense, useRef } from 'react'
import { Page } from '../components/Page.tsx'
import { useText } from '../messages/useText.ts'
import { InvoiceList } from './InvoiceList.tsx'
import styles from './LedgerPage.module.css'
import { SearchField } from './SearchField.tsx'
import { useLedgerState } from './useLedgerState.ts'

const Debtors = lazy(async () => ({ default: (await import('./Debtors.tsx')).Debtors }))

const TABS = ['invoices', 'debtors'] as const

export function Component() {
  const text = useText()
  const [state, change] = useLedgerState()
  const search = useRef<HTMLInputElement>(null)
  return (
    <Page
      title={text('ledger.title')}
      isWide
      aside={
        <nav className={styles.tabs} aria-label={text('ledger.shown')}>
          {TABS.map((tab) => (
            <button
              key={tab}
              type="button"
              className={styles.tab}
              aria-current={state.tab === tab ? 'true' : undefined}
              onClick={() => change({ tab, search: '' })}
            >
              {text(`ledger.tab.${tab}`)}
            </button>
          ))}
        </nav>
      }
      actions={
        <SearchField
          value={state.search}
          inputRef={search}
          onSearch={(words) => change({ search: words }, { replace: state.search !== '' })}
        />
      }
    >
      {state.tab === 'debtors' ? (
        <Suspense>
          <Debtors search={state.search} />
        </Suspense>
      ) : (
        <InvoiceList state={state} change={change} search={search} />
      )}
    </Page>
  )
}
