import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE = 1_000

/** A check that answers within a second. Probes that come while one is under way share it. */
export function createProbe(ping: () => Promise<unknown>): () => Promise<boolean> {
  let underWay: Promise<boolean> | null = null
  return () => {
    underWay ??= ping()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        underWay = null
      })
    return Promise.race([underWay, delay(PATIENCE, false, { ref: false })])
  }
}
