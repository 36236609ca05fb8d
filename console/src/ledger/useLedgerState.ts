import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type LedgerState, readState, writeState } from './ledgerState.ts'

export type ChangeState = (change: Partial<LedgerState>, options?: { replace?: boolean }) => void

/** The page's state in the address bar, and how it is changed: each change is one step for the back button unless it says `replace`. */
export function useLedgerState(): [LedgerState, ChangeState] {
  const [params, setParams] = useSearchParams()
  const key = params.toString()
  const state = useMemo(() => readState(new URLSearchParams(key)), [key])
  const change = useCallback<ChangeState>(
    (part, { replace = false } = {}) => {
      setParams((before) => writeState({ ...readState(before), ...part }), {
        replace,
        preventScrollReset: true,
      })
    },
    [setParams],
  )
  return [state, change]
}
