import { request } from 'node:http'
import pino from 'pino'
import { createKnownHosts } from '../../src/http/knownHosts.ts'
import { createSchemaRoute } from '../../src/http/schemaRoute.ts'
import { createSessionRoute } from '../../src/server/console/sessionRoute.ts'
import { schema } from '../../src/server/schema.ts'
import { startServer } from '../../src/server/server.ts'
import { createTestApi, NOW } from '../api.ts'
import { createLedger } from '../ledger.ts'

export type Reply = { status: number; headers: Record<string, string>; body: Buffer }

/** The API behind the server as it is, with somebody who may ask. */
export async function openFrontDoor({ now = () => NOW, hasTls = false, isDemo = false } = {}) {
  const api = await createTestApi({ now })
  const organization = await createLedger(api.database).organization()
  const token = await api.tokenOf((await createLedger(api.database).user([organization])).id, {
    name: 'Laptop',
  })
  const env = { host: '127.0.0.1', port: 0, corsOrigins: ['https://app.example'] }
  const server = await startServer({ env, log: pino({ level: 'silent' }) })
  const told = { url: server.url, publicUrl: 'https://due.example', host: env.host }
  const hosts = createKnownHosts(told)
  const page = hosts.guard((_request, response) => response.end('page'))
  const session = createSessionRoute({
    database: api.database,
    demoToken: isDemo ? token : null,
    hasTls,
    now,
  })
  server.open({
    handle: hosts.guardPages(api.yoga),
    ping: async () => {},
    endStreams: api.hub.endStreams,
    routes: {
      '/outbox': page,
      '/outbox/': page,
      '/schema.graphql': createSchemaRoute(schema),
      '/console/session': session,
    },
  })
  const { port } = new URL(server.url)

  /** Sends just these headers, whatever they are. */
  const send = (method: string, path: string, headers: Record<string, string>, body = ''): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
          resolve({
            status: answer.statusCode ?? 0,
            headers: Object.fromEntries(told),
            body: Buffer.concat(chunks),
          })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })

  const ask = (query: string, headers: Record<string, string> = {}) =>
    send(
      'POST',
      '/graphql',
      { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      JSON.stringify({ query }),
    )

  return {
    api,
    organization,
    token,
    port,
    send,
    ask,
    close: async () => {
      await server.stop()
      await api.close()
    },
  }
}

export type FrontDoor = Awaited<ReturnType<typeof openFrontDoor>>
