import { lazy, type RefObject, Suspense, useMemo, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { FiguresPanel } from './FiguresPanel.tsx'
import { FilterBar } from './filter/FilterBar.tsx'
import styles from './LedgerPage.module.css'
import type { LedgerState } from './ledgerState.ts'
import { listVariables } from './listVariables.ts'
import { Rows } from './Rows.tsx'
import { SelectionBar } from './round/SelectionBar.tsx'
import { useFigures } from './useFigures.ts'
import { useInvoiceRows } from './useInvoiceRows.ts'
import type { ChangeState } from './useLedgerState.ts'
import { useListKeys } from './useListKeys.ts'
import { useSelection } from './useSelection.ts'
import { ViewsMenu } from './views/ViewsMenu.tsx'

const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }))
const KeysHelp = lazy(async () => ({ default: (await import('./KeysHelp.tsx')).KeysHelp }))

type Props = { state: LedgerState; change: ChangeState; search: RefObject<HTMLInputElement | null> }
type Opened = 'export' | 'keys' | null

/** The list of invoices with what it is filtered by, what it amounts to, and what can be done with it. */
export function InvoiceList({ state, change, search }: Props) {
  const text = useText()
  const { organization, isReadOnly } = useViewer()
  const [opened, setOpened] = useState<Opened>(null)
  const [activeIndex, setActive] = useState(-1)
  // A view's conditions stand in the address themselves, where they can be changed.
  const list = useMemo(
    () => listVariables(organization.id, { ...state, viewId: null }),
    [organization.id, state],
  )
  const rows = useInvoiceRows(list)
  const { figures, isStale } = useFigures(list)
  const selection = useSelection(rows.edges, JSON.stringify(list))
  useListKeys({
    count: rows.edges.length,
    activeIndex,
    setActive,
    onSelect: isReadOnly ? null : selection.select,
    onHelp: () => setOpened('keys'),
    search,
  })
  const totalCount = figures?.totalCount ?? null
  return (
    <>
      <div className={styles.tools}>
        <FilterBar list={list} where={state.where} onWhere={(where) => change({ where })} />
        <div className={styles.menus}>
          <ViewsMenu state={state} change={change} />
          <ColumnsMenu columns={state.columns} change={change} />
          <Button onClick={() => setOpened('export')}>{text('ledger.exportButton')}</Button>
          <Button tone="quiet" aria-label={text('ledger.keys')} onClick={() => setOpened('keys')}>
            ?
          </Button>
        </div>
      </div>
      <FiguresPanel
        figures={figures}
        isStale={isStale}
        where={state.where}
        onWhere={(where) => change({ where })}
      />
      <p className={styles.count} aria-live="polite">
        {totalCount === null ? '\u00a0' : text('ledger.count', { count: totalCount })}
      </p>
      <Rows
        rows={rows}
        totalCount={totalCount}
        state={state}
        change={change}
        selection={isReadOnly ? null : selection}
        activeIndex={activeIndex}
      />
      <SelectionBar selection={selection} edges={rows.edges} />
      <Suspense>
        {opened === 'export' && (
          <ExportDialog list={list} totalCount={totalCount} onClose={() => setOpened(null)} />
        )}
        {opened === 'keys' && <KeysHelp onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  )
}
