import { useSyncExternalStore } from 'react'

const NARROW = matchMedia('(max-width: 760px)')

function subscribe(listener: () => void): () => void {
  NARROW.addEventListener('change', listener)
  return () => NARROW.removeEventListener('change', listener)
}

/** Whether rows are shown as cards. The stylesheet has the same width. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => NARROW.matches)
}
