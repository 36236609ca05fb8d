import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { createDatabase, type Database } from '../database/client.ts'
import { openDatabase } from '../database/open.ts'
import { readCursorKey } from '../database/setting.ts'
import type { Env } from '../env.ts'
import { type RunningServer, startServer } from '../server.ts'
import { openDemoToken } from './demoToken.ts'
import { report } from './output.ts'
import { stopOnSignal } from './stopOnSignal.ts'
import { welcome } from './welcome.ts'

/** Enough to tell who asks: one statement by a key per request. */
const ACCOUNT_CONNECTIONS = 2

/** Serves until a signal comes. The port is taken first: that it is in use should be said before anything is made. */
export async function runServer(env: Env): Promise<void> {
  const log = pino({ level: env.logLevel }, pino.destination({ dest: 2, sync: true }))
  const server = await startServer({ env, log })
  const opening = openDatabase(env, report)
  const connecting = opening.then(({ url }) => ({
    database: createDatabase({ url, poolSize: env.poolSize }),
    accounts: createDatabase({ url, poolSize: ACCOUNT_CONNECTIONS }),
  }))

  let isStopping = false
  const stop = async () => {
    isStopping = true
    await server.stop()
    // What could not be opened need not be closed, and has been reported.
    await connecting.then(disconnect).catch(() => {})
    await opening.then((opened) => opened.close()).catch(() => {})
  }
  stopOnSignal(stop, log)

  try {
    const [{ folder }, { database, accounts }] = await Promise.all([opening, connecting])
    const demoToken = env.isDemo ? await openDemo(database, env) : null
    await openApi(server, { database, accounts, env, log, demoToken })
    process.stdout.write(welcome({ url: server.url, folder, demoToken }))
  } catch (error) {
    // A signal during the start makes it fail, and its own stop is under way.
    if (isStopping) return
    await stop()
    throw error
  }
}

async function disconnect(databases: Record<'database' | 'accounts', Database>): Promise<void> {
  await Promise.all([databases.database.$disconnect(), databases.accounts.$disconnect()])
}

async function openDemo(database: Database, { dataDir }: Env): Promise<string> {
  const { ensureDemo } = await import('../demo/demo.ts')
  const { userId } = await ensureDemo(database, { log: report })
  return openDemoToken(database, { userId, path: join(dataDir, 'demo-token') })
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

type Api = { database: Database; accounts: Database; env: Env; log: Logger; demoToken: string | null }

async function openApi(
  server: RunningServer,
  { database, accounts, env, log, demoToken }: Api,
): Promise<void> {
  const [{ createDuegraph }, { graphiqlOptions }] = await Promise.all([
    import('../yoga.ts'),
    import('../graphiql.ts'),
  ])
  const cursorKey = await readCursorKey(database)
  // Whoever can open the page could read the token in it, so only a page for this machine carries it.
  const options = graphiqlOptions(LOOPBACK.has(env.host) ? demoToken : null)
  const graphiql = () => options
  const handle = createDuegraph({
    database,
    accounts,
    log,
    cursorKey,
    corsOrigins: env.corsOrigins,
    graphiql,
  })
  server.open({ handle, ping: () => accounts.$queryRaw`select 1` })
}
