import { useSyncExternalStore } from 'react'

/** Whether the server answered when it was last asked. */
let isReachable = true
const listeners = new Set<() => void>()

/** Milliseconds between two looks whether a server that went away is back. */
const LOOK = 1_000

export function tellReachable(value: boolean): void {
  if (value === isReachable) return
  isReachable = value
  for (const listener of listeners) listener()
  if (!value) void lookUntilBack()
}

function isConnected(): boolean {
  return isReachable && navigator.onLine
}

/** Resolves once the server can be asked, which is at once unless it is known to be away. */
export function untilConnected(): Promise<void> {
  if (isConnected()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = subscribe(() => {
      if (!isConnected()) return
      stop()
      resolve()
    })
  })
}

export function useIsConnected(): boolean {
  return useSyncExternalStore(subscribe, isConnected)
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

/** Nothing on the page may have a reason to ask again by itself. */
async function lookUntilBack(): Promise<void> {
  while (!isReachable) {
    await new Promise((resolve) => setTimeout(resolve, LOOK))
    const isBack = await fetch('/livez').then(
      ({ ok }) => ok,
      () => false,
    )
    if (isBack) tellReachable(true)
  }
}
