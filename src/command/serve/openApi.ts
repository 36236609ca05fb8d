import type { Logger } from 'pino'
import type { Env } from '../../env.ts'
import type { RunningServer } from '../../server.ts'
import type { Connections } from './connections.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

type Api = {
  connections: Connections
  env: Env
  log: Logger
  cursorKey: Buffer
  demoToken: string | null
}

/** From here on the server answers queries. */
export async function openApi(server: RunningServer, api: Api): Promise<void> {
  const { connections, env, log, cursorKey, demoToken } = api
  const [{ createDuegraph }, { graphiqlOptions }] = await Promise.all([
    import('../../yoga.ts'),
    import('../../graphiql.ts'),
  ])
  // Whoever can open the page could read the token in it, so only a page for this machine carries it.
  const options = graphiqlOptions(LOOPBACK.has(env.host) ? demoToken : null)
  const handle = createDuegraph({
    ...connections,
    log,
    cursorKey,
    corsOrigins: env.corsOrigins,
    graphiql: () => options,
  })
  server.open({ handle, ping: () => connections.accounts.$queryRaw`select 1` })
}
