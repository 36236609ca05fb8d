import { useSyncExternalStore } from 'react'

/** Whether the server answered when it was last asked. */
let isReachable = true
const listeners = new Set<() => void>()

export function tellReachable(value: boolean): void {
  if (value === isReachable) return
  isReachable = value
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

export function useIsConnected(): boolean {
  return useSyncExternalStore(subscribe, () => isReachable && navigator.onLine)
}
