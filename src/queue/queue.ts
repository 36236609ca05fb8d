import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Tell } from '../database/transact.ts'
import { uuidv7 } from '../database/uuid.ts'
import { type Jobs, QUEUES, type QueueName } from './jobs.ts'

/** One job as its worker sees it. */
export type Job<N extends QueueName> = {
  id: string
  data: Jobs[N]
  /** Whether this is the last time that it is tried. */
  isLastTry: boolean
  /** When it was to be begun, at this try, by the clock of the database. */
  startAfter: Date
  /** Aborted when the job is no longer this worker's: the worker that has it now does the rest. */
  signal: AbortSignal
}

/** `RETRY` leaves the job for later. A handler that throws does the same for all its jobs. */
export type JobOutcome = 'DONE' | 'RETRY'

export type Queue = {
  /** Installs and connects it, which the first use does as well. */
  open(): Promise<void>
  /** Puts a job into the queue with the transaction that tells of it: it is there when that commits, and not before. */
  send<N extends QueueName>(name: N, data: Jobs[N], options: SendOptions): Promise<void>
  /** Works on up to `slots` jobs at a time; the handler answers for each, in their order. */
  work<N extends QueueName>(
    name: N,
    slots: number,
    handle: (jobs: readonly Job<N>[]) => Promise<readonly JobOutcome[]>,
  ): Promise<void>
  /** Waits for jobs under way, ten seconds at most. */
  stop(): Promise<void>
}

type SendOptions = {
  tell: Tell
  startAfter?: Date
  /** In place of `startAfter`: so long after now, by the clock of the database. */
  delaySeconds?: number
  /** Two jobs with one id are one job. */
  id?: string
}
type QueueSettings = {
  url: string
  log: Logger
  /** Whether this process looks after jobs whose worker died; those that only send need not. */
  isWorker: boolean
}

const POOL_SIZE = 3
/** With the one that listens for new jobs. */
export const QUEUE_CONNECTIONS = POOL_SIZE + 1
const STOP_PATIENCE = 10_000
/** Seconds between looks for jobs whose worker no longer gives a sign of life. */
const MONITOR_INTERVAL = 5

/**
 * The queue in the same PostgreSQL (pg-boss, in its own schema `pgboss`), opened when it is first used: what only reads
 * never pays for it.
 */
export function createQueue({ url, log, isWorker }: QueueSettings): Queue {
  let opening: Promise<PgBoss> | null = null
  const open = () => {
    opening ??= start(url, log, isWorker).catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }
  return {
    open: async () => {
      await open()
    },
    send: async (name, data, { tell, startAfter, delaySeconds, id = uuidv7() }) => {
      const boss = await open()
      await boss.send(name, data, {
        id,
        db: toldTo(tell, id),
        ...(startAfter === undefined ? {} : { startAfter }),
        ...(delaySeconds === undefined ? {} : { startAfter: delaySeconds }),
      })
    },
    work: async (name, slots, handle) => {
      const boss = await open()
      const options = {
        batchSize: slots,
        perJobResults: true,
        includeMetadata: true,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: 0.5,
        notifyPollingIntervalSeconds: 2,
        heartbeatRefreshSeconds: 3,
      } as const
      await boss.work<Jobs[typeof name], unknown, typeof options>(name, options, async (jobs) => {
        const outcomes = await handle(
          jobs.map(({ id, data, retryCount, retryLimit, startAfter, signal }) => ({
            id,
            data,
            isLastTry: retryCount >= retryLimit,
            startAfter,
            signal,
          })),
        )
        return jobs.map(({ id }, index) => ({
          id,
          status: outcomes[index] === 'DONE' ? ('completed' as const) : ('failed' as const),
        }))
      })
    },
    stop: async () => {
      await opening?.then((boss) => boss.stop({ graceful: true, timeout: STOP_PATIENCE })).catch(() => {})
    },
  }
}

/** pg-boss runs its statements wherever it is told to, and reads off the job's id that there is a job. */
function toldTo(tell: Tell, id: string) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => {
      tell({ render: () => ({ text, values }) })
      return { rows: [{ id }] }
    },
  }
}

async function start(url: string, log: Logger, isWorker: boolean): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'duegraph-queue',
    max: POOL_SIZE,
    connectionTimeoutMillis: 2_000,
    useListenNotify: isWorker,
    supervise: isWorker,
    superviseIntervalSeconds: MONITOR_INTERVAL,
    monitorIntervalSeconds: MONITOR_INTERVAL,
    schedule: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'The queue met a fault; it goes on by itself.'))
  try {
    await boss.start()
    // A job for a queue that is not there would be lost without a word: nothing is sent before all of them are.
    for (const [name, options] of Object.entries(QUEUES)) await boss.createQueue(name, options)
  } catch (error) {
    // Its connections and timers would stay, and the next use makes new ones.
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
  return boss
}
