import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useText } from '../messages/useText.ts'
import { ColumnHeads } from './ColumnHeads.tsx'
import type { ColumnId } from './columnIds.ts'
import { LedgerRow } from './LedgerRow.tsx'
import styles from './LedgerTable.module.css'
import type { LedgerState } from './ledgerState.ts'
import type { InvoiceEdges } from './useInvoiceRows.ts'
import { useIsNarrow } from './useIsNarrow.ts'
import type { ChangeState } from './useLedgerState.ts'
import type { Selection } from './useSelection.ts'

type Props = {
  edges: InvoiceEdges
  totalCount: number | null
  columns: readonly ColumnId[]
  orderBy: LedgerState['orderBy']
  change: ChangeState
  isStale: boolean
  hasMore: boolean
  readOn: () => Promise<void>
  selection: Selection | null
  activeIndex: number
}

const ROW_HEIGHT = 44
const CARD_HEIGHT = 104
/** So many rows before the last one that was read, the next page is asked for: it is there before anybody gets to it. */
const AHEAD = 40

/** As many rows as fit into the window, of a list of any length: they stand where the window is, which those of a `table` cannot. */
export function LedgerTable(props: Props) {
  const { edges, totalCount, columns, orderBy, change, isStale, hasMore, readOn, selection, activeIndex } =
    props
  const text = useText()
  const [params] = useSearchParams()
  const isNarrow = useIsNarrow()
  const body = useRef<HTMLDivElement>(null)
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => setOffset(body.current?.offsetTop ?? 0), [])
  const height = isNarrow ? CARD_HEIGHT : ROW_HEIGHT
  const virtualizer = useWindowVirtualizer({
    count: edges.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: offset,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height stand elsewhere
  useEffect(() => virtualizer.measure(), [virtualizer, height])
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= edges.length - AHEAD) void readOn()
  }, [hasMore, last, edges.length, readOn])
  useEffect(() => {
    if (activeIndex < 0) return
    virtualizer.scrollToIndex(activeIndex, { align: 'auto' })
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-row='${activeIndex + 1}']`)?.focus({ preventScroll: true })
    })
  }, [activeIndex, virtualizer])

  const template = columns.map((column) => `var(--width-${column})`).join(' ')
  return (
    <div
      role="table"
      className={styles.table}
      aria-label={text('ledger.table')}
      aria-rowcount={(totalCount ?? edges.length) + 1}
      aria-busy={isStale}
      data-list={params.size === 0 ? '' : `?${params}`}
      style={{ '--columns': selection === null ? template : `36px ${template}` } as React.CSSProperties}
    >
      <ColumnHeads columns={columns} orderBy={orderBy} change={change} hasChecks={selection !== null} />
      <div
        role="rowgroup"
        ref={body}
        className={styles.body}
        style={{ height: `${virtualizer.getTotalSize()}px` }}
      >
        {items.map(({ index, start }) => {
          const edge = edges[index]
          if (edge === undefined) return null
          return (
            <LedgerRow
              key={edge.node.id}
              invoice={edge.node}
              index={index}
              top={start - offset}
              columns={columns}
              canSelect={selection !== null}
              isSelected={selection?.has(edge.node.id) ?? false}
              isActive={index === Math.max(activeIndex, 0)}
              onSelect={selection?.select ?? nothing}
            />
          )
        })}
      </div>
    </div>
  )
}

function nothing() {}
