import { lazy, Suspense, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { useText } from '../../messages/useText.ts'
import styles from '../LedgerPage.module.css'
import type { InvoiceEdges } from '../useInvoiceRows.ts'
import type { Selection } from '../useSelection.ts'

const RoundDialog = lazy(async () => ({ default: (await import('./RoundDialog.tsx')).RoundDialog }))

type Props = { selection: Selection; edges: InvoiceEdges }

/** What can be done with the rows that are chosen. It stands at the lower edge while there are any. */
export function SelectionBar({ selection, edges }: Props) {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const count = selection.ids.size
  return (
    <div role="status" className={styles.selectionPlace}>
      {count > 0 && (
        <div className={styles.selection}>
          <span>{text('ledger.selected', { count })}</span>
          <Button tone="quiet" onClick={selection.selectAll}>
            {text('ledger.selectAll', { count: edges.length })}
          </Button>
          <Button tone="quiet" onClick={selection.clear}>
            {text('ledger.selectNone')}
          </Button>
          <Button tone="primary" onClick={() => setOpen(true)}>
            {text('ledger.remind')}
          </Button>
        </div>
      )}
      {isOpen && (
        <Suspense>
          <RoundDialog
            invoices={edges.map(({ node }) => node).filter(({ id }) => selection.has(id))}
            onDone={selection.clear}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  )
}
