import { fileURLToPath } from 'node:url'
import { freePort, type Process, startNode, untilReady } from './processes.ts'

export const KINDS = ['ours', 'postgraphile', 'floor'] as const
export type Kind = (typeof KINDS)[number]

export type Server = Process & {
  kind: Kind
  url: string
  headers: Record<string, string>
}

export const TITLES: Record<Kind, string> = {
  ours: 'Duegraph',
  postgraphile: 'PostGraphile',
  floor: 'one SQL',
}

const POOL_SIZE = '6'
const PROGRAMS: Record<Kind, readonly string[]> = {
  ours: [path('../../src/cli.ts'), 'serve'],
  postgraphile: [path('../peers/postgraphile.mjs')],
  floor: [path('../peers/floor.mjs')],
}

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url))
}

/** Starts one of the servers on the database. Only ours asks who is there; the others ignore the token. */
export async function startServer(kind: Kind, databaseUrl: string, token: string): Promise<Server> {
  const port = await freePort()
  const started = startNode(PROGRAMS[kind], {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    POOL_SIZE,
    LOG_LEVEL: 'error',
    DEMO: '0',
  })
  const url = `http://127.0.0.1:${port}/graphql`
  await untilReady(started, url, TITLES[kind]).catch(async (error) => {
    await started.stop()
    throw error
  })
  return {
    ...started,
    kind,
    url,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  }
}

/** Runs with all of them started, and stops them whatever happens. */
export async function withServers<Answer>(
  kinds: readonly Kind[],
  { url, token }: { url: string; token: string },
  work: (servers: readonly Server[]) => Promise<Answer>,
): Promise<Answer> {
  const started = await Promise.allSettled(kinds.map((kind) => startServer(kind, url, token)))
  const servers = started.filter((result) => result.status === 'fulfilled').map((result) => result.value)
  try {
    for (const result of started) if (result.status === 'rejected') throw result.reason
    return await work(servers)
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}
