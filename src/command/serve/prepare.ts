import type { Logger } from 'pino'
import type { Database } from '../../database/client.ts'
import { readKeys } from '../../database/setting.ts'
import type { Env } from '../../server/env.ts'
import { mostConnections } from './connections.ts'
import type { Opening } from './message.ts'
import { openDemo } from './openDemo.ts'

/** Beside those of the workers: of the primary, and of a command or two. */
const SPARE_CONNECTIONS = 8

/** What is done once for all workers. */
export async function prepare(
  database: Database,
  env: Env,
  log: Logger,
): Promise<Omit<Opening, 'databaseUrl'>> {
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
