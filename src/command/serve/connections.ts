import type { Logger } from 'pino'
import { mostConnections as connectionsOf, createDatabase, type Database } from '../../database/client.ts'
import { createLiveHub, type LiveHub } from '../../graph/live/hub.ts'
import { createQueue, QUEUE_CONNECTIONS, type Queue } from '../../queue/queue.ts'
import type { Env } from '../../server/env.ts'
import { createExportDatabase, EXPORT_CONNECTIONS } from './exportDatabase.ts'

/** What one serving process keeps open to PostgreSQL. */
export type Connections = {
  database: Database
  accounts: Database
  exports: Database
  hub: LiveHub
  queue: Queue
}

/** Enough to tell who asks: one statement by a key per request. */
const ACCOUNT_CONNECTIONS = 2
/** The hub listens on it. */
const LIVE_CONNECTIONS = 1

type ConnectionEnv = Pick<Env, 'poolSize' | 'isMailWorker'>

export function connect(url: string, { poolSize, isMailWorker }: ConnectionEnv, log: Logger): Connections {
  return {
    database: createDatabase({ url, poolSize }),
    accounts: createDatabase({ url, poolSize: ACCOUNT_CONNECTIONS }),
    exports: createExportDatabase(url),
    hub: createLiveHub({ url, log }),
    queue: createQueue({ url, log, isWorker: isMailWorker }),
  }
}

export async function disconnect({ database, accounts, exports, hub, queue }: Connections): Promise<void> {
  // Jobs under way still write.
  await queue.stop()
  await Promise.all([hub.close(), ...[database, accounts, exports].map((each) => each.$disconnect())])
}

/** How many connections the workers may hold together. */
export function mostConnections({ workers, poolSize }: Pick<Env, 'workers' | 'poolSize'>): number {
  const others = ACCOUNT_CONNECTIONS + LIVE_CONNECTIONS + QUEUE_CONNECTIONS + EXPORT_CONNECTIONS
  return workers * (connectionsOf(poolSize) + others)
}
