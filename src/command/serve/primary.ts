import type { Logger } from 'pino'
import { createDatabase, type Database } from '../../database/client.ts'
import { type OpenDatabase, openDatabase } from '../../database/open.ts'
import { readKeys } from '../../database/setting.ts'
import { findPort } from '../../http/listen.ts'
import type { Env } from '../../server/env.ts'
import { endWithDatabase } from '../endWithDatabase.ts'
import { report } from '../output.ts'
import { stopOnSignal } from '../stopOnSignal.ts'
import { welcome } from '../welcome.ts'
import { mostConnections } from './connections.ts'
import { startCrew } from './crew.ts'
import type { Opening } from './message.ts'
import { openDemo } from './openDemo.ts'

/**
 * Several processes that serve, and this one, which opens the database for them and keeps them at work. As when
 * one serves alone, the port is taken first, and health is answered while the database opens.
 */
export async function serveWithWorkers(env: Env, log: Logger): Promise<void> {
  const port = await findPort(env)
  const prepared = Promise.withResolvers<Opening>()
  const crew = startCrew({ size: env.workers, port, opening: prepared.promise, log })
  let opening: Promise<OpenDatabase> | null = null
  let database: Database | null = null

  let isStopping = false
  const stop = async () => {
    isStopping = true
    await crew.stop()
    await database?.$disconnect()
    // What could not be opened need not be closed, and has been reported.
    await opening?.then((opened) => opened.close()).catch(() => {})
  }
  stopOnSignal(stop, log)

  const start = async () => {
    const url = await crew.listening
    if (isStopping) return
    opening = openDatabase(env, { mayMake: true, report })
    const opened = await opening
    if (isStopping) return
    endWithDatabase(opened, stop, log)
    database = createDatabase({ url: opened.url, poolSize: env.poolSize })
    const { cursorKey, mailKey, demoToken } = await prepare(database, env, log)
    await database.$disconnect()
    prepared.resolve({ databaseUrl: opened.url, cursorKey, mailKey, demoToken })
    await crew.open
    process.stdout.write(welcome({ url, folder: opened.folder, demoToken }))
  }

  try {
    await Promise.race([start(), crew.work])
    await crew.work
  } catch (error) {
    // A signal during the start makes it fail, and its own stop is under way.
    if (isStopping) return
    await stop()
    throw error
  }
}

/** Beside those of the workers: of the primary, and of a command or two. */
const SPARE_CONNECTIONS = 8

/** What is done once for all workers. */
async function prepare(database: Database, env: Env, log: Logger): Promise<Omit<Opening, 'databaseUrl'>> {
  await warnOfFewConnections(database, env, log)
  const demoToken = env.isDemo ? await openDemo(database, env) : null
  const { cursorKey, mailKey } = await readKeys(database)
  return { cursorKey: cursorKey.toString('base64url'), mailKey: mailKey.toString('base64url'), demoToken }
}

/** Under load PostgreSQL would turn workers away, which looks like a fault of the day and is one of the settings. */
async function warnOfFewConnections(database: Database, env: Env, log: Logger): Promise<void> {
  const needed = mostConnections(env) + SPARE_CONNECTIONS
  const [found] = await database.$queryRaw<
    { allowed: number }[]
  >`select current_setting('max_connections')::int as allowed`
  if (found === undefined || found.allowed >= needed) return
  log.warn(
    { allowed: found.allowed, needed },
    'PostgreSQL allows fewer connections than the workers may want: lower WORKERS or POOL_SIZE, or raise max_connections.',
  )
}
