import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { InvoiceEdges } from './useInvoiceRows.ts'

export type Selection = {
  ids: ReadonlySet<string>
  has: (id: string) => boolean
  /** One more or one less; with `isRange` all from the last one that was taken to this. */
  select: (index: number, isRange: boolean) => void
  selectAll: () => void
  clear: () => void
}

/** Which of the rows that were read are chosen. Another list begins without any: nobody acts on rows that are not to be seen. */
export function useSelection(edges: InvoiceEdges, listKey: string): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const rows = useRef(edges)
  rows.current = edges
  const anchor = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is what it is about
  useEffect(() => setIds(new Set()), [listKey])

  const select = useCallback((index: number, isRange: boolean) => {
    const [from, to] = isRange
      ? [Math.min(anchor.current, index), Math.max(anchor.current, index)]
      : [index, index]
    const chosen = rows.current.slice(from, to + 1).map(({ node }) => node.id)
    anchor.current = index
    setIds((before) => {
      const next = new Set(before)
      const isTaken = !isRange && chosen.every((id) => before.has(id))
      for (const id of chosen) isTaken ? next.delete(id) : next.add(id)
      return next
    })
  }, [])
  const selectAll = useCallback(() => setIds(new Set(rows.current.map(({ node }) => node.id))), [])
  const clear = useCallback(() => setIds(new Set()), [])
  return useMemo(
    () => ({ ids, has: (id) => ids.has(id), select, selectAll, clear }),
    [ids, select, selectAll, clear],
  )
}
