import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { type Joined, joinServer, NoServer } from './joinServer.ts'
import { stopServer } from './postmaster.ts'

/** A server that is started again when it ends. */
export type KeptServer = {
  /** Settled with why, when it has ended and does not come up again. */
  failed: Promise<Error>
  /** Stops it, unless another process uses it. */
  release(): Promise<void>
}

/** A supervisor of this process should hear of it within 30 seconds; stopping takes ten of them. */
const MOST_TRYING = 15_000
const FIRST_PAUSE = 100
const LONGEST_PAUSE = 2_000
const SHORT_LIFE = 10_000
const MOST_SHORT_LIVES = 10

/**
 * Joins the server again whenever the connection to it is lost, and starts it if it has ended: under the same port, where
 * everybody looks for it. Several processes may do so at once.
 */
export function keepServer(cluster: Cluster, joined: Joined, report: (line: string) => void): KeptServer {
  const failed = Promise.withResolvers<Error>()
  let current = joined
  let isReleased = false

  const keep = async () => {
    let shortLives = 0
    while (!isReleased) {
      const { pid, port, hold } = current
      const since = Date.now()
      await hold.lost
      current = (await joinAgain(cluster, port, () => isReleased)) ?? current
      // Only the connection was lost.
      if (current.pid === pid) continue
      report(`PostgreSQL in ${cluster.folder} had ended and runs again.`)
      shortLives = Date.now() - since < SHORT_LIFE ? shortLives + 1 : 0
      if (shortLives === MOST_SHORT_LIVES) throw new NoServer(cluster, 'it ends again and again')
    }
  }
  const keeping = keep().catch((error: Error) => failed.resolve(error))

  return {
    failed: failed.promise,
    release: async () => {
      isReleased = true
      const { hold } = current
      await hold.release(() => stopServer(cluster))
      await keeping
      // A server that was being started just then.
      if (current.hold !== hold) await current.hold.release(() => stopServer(cluster))
    },
  }
}

/** With ever longer pauses; null when it is over before. Rejected with the last reason when time is up. */
async function joinAgain(cluster: Cluster, port: number, isOver: () => boolean): Promise<Joined | null> {
  const deadline = Date.now() + MOST_TRYING
  for (let pause = FIRST_PAUSE; !isOver(); pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await joinServer(cluster, port)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (Date.now() + pause > deadline)
        throw new Error(`PostgreSQL ended and does not start again. ${reason}`, { cause: error })
    }
    await delay(pause)
  }
  return null
}
