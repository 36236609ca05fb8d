import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { WorkerProcess } from './workerProcess.ts'

type Place = { start: () => WorkerProcess; isStopping: () => boolean; log: Logger }

const SHORT_LIFE = 10_000
const MOST_SHORT_LIVES = 5
const FIRST_PAUSE = 100

/**
 * Starts a worker, and another one whenever it ends: at once after a long life, after ever longer pauses when they
 * die young. The fifth such death in a row is an error: whatever kills them will not pass by itself.
 */
export async function keepFilled({ start, isStopping, log }: Place): Promise<void> {
  let shortLives = 0
  while (!isStopping()) {
    const startedAt = Date.now()
    const worker = start()
    const reason = await worker.ended
    if (isStopping()) return

    shortLives = Date.now() - startedAt < SHORT_LIFE ? shortLives + 1 : 0
    log.error({ worker: worker.pid, reason }, 'A worker ended unexpectedly.')
    if (shortLives === MOST_SHORT_LIVES) {
      throw new Error(
        `The server gave up: a worker ended ${shortLives} times in a row soon after its start, at last with ${reason}.`,
      )
    }
    if (shortLives > 0) await delay(FIRST_PAUSE * 2 ** (shortLives - 1))
  }
}
