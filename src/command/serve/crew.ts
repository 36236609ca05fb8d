import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Opening } from './message.ts'
import { startWorker, type WorkerProcess } from './workerProcess.ts'

export type Crew = {
  /** Settled with where they listen, once the first one does. */
  listening: Promise<string>
  /** Settled once all of them answer queries. */
  open: Promise<unknown>
  /** Settled when they have been stopped, rejected when one that ends cannot be replaced. */
  work: Promise<unknown>
  /** Lets requests under way finish; settled when all processes are gone. */
  stop(): Promise<void>
}

type CrewSettings = { size: number; port: number; opening: Promise<Opening>; log: Logger }

/** Keeps so many workers at work. They answer queries as soon as `opening` says how. */
export function startCrew({ size, port, opening, log }: CrewSettings): Crew {
  const working = new Set<WorkerProcess>()
  const listening = Promise.withResolvers<string>()
  let isStopping = false

  const places = Array.from({ length: size }, () => {
    const open = Promise.withResolvers<void>()
    const start = () => {
      const worker = startWorker({ port, opening })
      working.add(worker)
      worker.listening.then(listening.resolve)
      worker.open.then(open.resolve)
      worker.ended.then(() => working.delete(worker))
      return worker
    }
    return { open: open.promise, work: keepFilled({ start, isStopping: () => isStopping, log }) }
  })

  return {
    listening: listening.promise,
    open: Promise.all(places.map((place) => place.open)),
    work: Promise.all(places.map((place) => place.work)),
    stop: async () => {
      isStopping = true
      for (const worker of working) worker.stop()
      await Promise.all([...working].map((worker) => worker.ended))
    },
  }
}

type Place = { start: () => WorkerProcess; isStopping: () => boolean; log: Logger }

const SHORT_LIFE = 10_000
const MOST_SHORT_LIVES = 5
const FIRST_PAUSE = 100

/**
 * Starts a worker, and another one whenever it ends: at once after a long life, after ever longer pauses when they
 * die young. The fifth such death in a row is an error: whatever kills them will not pass by itself.
 */
async function keepFilled({ start, isStopping, log }: Place): Promise<void> {
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
