import type { GraphiQLOptions } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Keys } from '../../database/setting.ts'
import { createExportRoute } from '../../exchange/export/exportRoute.ts'
import { createKnownHosts, type KnownHosts } from '../../http/knownHosts.ts'
import { createSchemaRoute } from '../../http/schemaRoute.ts'
import { createConsoleRoutes } from '../../server/console/consoleRoutes.ts'
import type { Env } from '../../server/env.ts'
import type { RunningServer } from '../../server/server.ts'
import type { Connections } from './connections.ts'
import { openMail } from './openMail.ts'
import { startWork } from './startWork.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

type Api = {
  connections: Connections
  env: Env
  log: Logger
  keys: Keys
  demoToken: string | null
}

/** From here on the server answers queries, and mail is sent unless another process does that. */
export async function openApi(server: RunningServer, api: Api): Promise<void> {
  const { connections, env, log, keys, demoToken } = api
  const { database, accounts, exports, hub, queue } = connections
  const [{ createDuegraph }, { graphiqlOptions }, { schema }] = await Promise.all([
    import('../../server/yoga.ts'),
    import('../../server/graphiql.ts'),
    import('../../server/schema.ts'),
  ])
  // Only now is it known where a port that the system chose can be reached.
  const mail = env.port === 0 ? { ...env.mail, publicUrl: server.url } : env.mail
  const hosts = createKnownHosts({ url: server.url, publicUrl: mail.publicUrl, host: env.host })
  const { mailroom, routes } = openMail({ database, queue, mail, mailKey: keys.mailKey, hosts, log })
  // A visitor of the page could read the token in it, so only a page for this machine carries it.
  const shownToken = LOOPBACK.has(env.host) ? demoToken : null
  let options: Promise<GraphiQLOptions> | null = null
  const handle = createDuegraph({
    database,
    accounts,
    hub,
    mailroom,
    log,
    cursorKey: keys.cursorKey,
    corsOrigins: env.corsOrigins,
    execution: env.isAccelerated ? 'fast' : 'ordinary',
    graphiql: () => (options ??= examplesOf(handle, shownToken).then(graphiqlOptions)),
  })
  const consoleRoutes = env.isConsoleShown
    ? createConsoleRoutes({
        database: accounts,
        demoToken: shownToken,
        hasTls: mail.publicUrl.startsWith('https:'),
        now: () => new Date(),
      })
    : {}
  server.open({
    // A page without a token has nothing to hide.
    handle: shownToken === null ? handle : hosts.guardPages(handle),
    routes: {
      ...routes,
      // As for GraphiQL: the demo opens by itself, so no other name may lead to it.
      ...(shownToken === null ? consoleRoutes : guardAll(hosts, consoleRoutes)),
      '/exports/': createExportRoute({ database, links: mailroom.exportLinks, now: () => new Date() }),
      '/schema.graphql': createSchemaRoute(schema),
    },
    ping: () => accounts.$queryRaw`select 1`,
    endStreams: hub.endStreams,
  })
  if (!env.isMailWorker) return
  const { isAccelerated } = env
  const { cursorKey } = keys
  await startWork({ database, exports, queue, mailroom, mail, log, cursorKey, isAccelerated })
}

function guardAll(hosts: KnownHosts, routes: ReturnType<typeof createConsoleRoutes>) {
  return Object.fromEntries(Object.entries(routes).map(([path, route]) => [path, hosts.guard(route)]))
}

type Asked = { fetch(url: string, init: RequestInit): Response | Promise<Response> }
type Found = { data?: { invoices: { nodes: { id: string }[] } } | null }

const REMINDABLE = `{ invoices(where: { isOverdue: true, outreachBlocker: { isNull: true } }, first: 1) { nodes { id } } }`

/** What the examples in GraphiQL are about: an invoice of the demo ledger that may be mailed about. */
async function examplesOf(api: Asked, demoToken: string | null) {
  if (demoToken === null) return { demoToken, invoiceId: null }
  const response = await api.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${demoToken}` },
    body: JSON.stringify({ query: REMINDABLE }),
  })
  // What the query above asks for, or errors.
  const { data } = (await response.json()) as Found
  return { demoToken, invoiceId: data?.invoices.nodes[0]?.id ?? null }
}
