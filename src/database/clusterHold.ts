import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

/** A sign, visible to every other process, that this one uses the cluster. */
export type Hold = {
  /** Settled when the connection is gone, and with it the sign and perhaps the server. */
  lost: Promise<void>
  /** Gives the cluster up, and calls `stop` if nobody else uses it. */
  release(stop: () => Promise<void>): Promise<void>
}

const HOLD_LOCK = 7_246_010
const DEPARTURE_PATIENCE = 1_000

/**
 * Every process that has the cluster open shares an advisory lock on a connection of its own. The one that gets
 * the lock alone is the last one; a process that arrives meanwhile waits for it, and finds the server stopped.
 */
export async function holdCluster(url: string): Promise<Hold> {
  const client = await connect(url)
  const lost = Promise.withResolvers<void>()
  client.once('end', () => lost.resolve())
  return {
    lost: lost.promise,
    release: async (stop) => {
      try {
        if (await isLast(client)) await stop()
      } catch {
        // The connection is gone, and with it the server or our claim to it.
      } finally {
        await client.end()
      }
    },
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'duegraph-holder',
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  })
  // Unheard, the loss of the server would end this process.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [HOLD_LOCK])
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

async function isLast(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [HOLD_LOCK])
  const { rows } = await client.query('select pg_try_advisory_lock($1) as is_alone', [HOLD_LOCK])
  if (rows[0].is_alone !== true) return false
  // Connections that were closed a moment ago, our own among them, are listed a little longer.
  const deadline = Date.now() + DEPARTURE_PATIENCE
  while (await hasOtherClients(client)) {
    if (Date.now() > deadline) return false
    await delay(20)
  }
  return true
}

async function hasOtherClients(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    "select 1 from pg_stat_activity where application_name like 'duegraph%' and pid <> pg_backend_pid() limit 1",
  )
  return rowCount !== 0
}
