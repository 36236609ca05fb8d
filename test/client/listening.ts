import type { Socket } from 'node:net'
import pino from 'pino'
import { readKeys } from '../../src/database/setting.ts'
import { createLiveHub } from '../../src/graph/live/hub.ts'
import { bodyOf } from '../../src/http/body.ts'
import { startServer } from '../../src/server/server.ts'
import { createDuegraph } from '../../src/server/yoga.ts'
import { NOW, type TestApi } from '../api.ts'

type Received = { query?: string; extensions?: { persistedQuery?: { sha256Hash: string } } }

const log = pino({ level: 'silent' })

/** The real server on the database of the API, which can break down, stop and come back; it notes what it is asked. */
export async function listen({ database, url: databaseUrl, mailroom }: TestApi) {
  const received: Received[] = []
  const { cursorKey } = await readKeys(database)
  const open = async (port: number) => {
    const sockets = new Set<Socket>()
    const hub = createLiveHub({ url: databaseUrl, log })
    const yoga = createDuegraph({
      database,
      log,
      cursorKey,
      mailroom,
      hub,
      corsOrigins: [],
      graphiql: null,
      now: () => NOW,
    })
    const server = await startServer({ env: { host: '127.0.0.1', port }, log })
    server.open({
      handle: (request, response) => {
        sockets.add(request.socket)
        received.push(JSON.parse(bodyOf(request)?.toString() ?? '{}'))
        return yoga(request, response)
      },
      ping: async () => {},
      routes: {},
      endStreams: hub.endStreams,
    })
    const stop = async () => {
      await server.stop()
      await hub.close()
    }
    const breakDown = async () => {
      for (const socket of sockets) socket.destroy()
      await stop()
    }
    return { url: server.url, stop, breakDown }
  }
  let running = await open(0)
  const url = running.url.replace('localhost', '127.0.0.1')
  return {
    url: `${url}/graphql`,
    received,
    /** As a process that is killed: nobody is told. */
    breakDown: () => running.breakDown(),
    /** As a process that is told to stop: streams complete. */
    stop: () => running.stop(),
    comeBack: async () => {
      running = await open(Number(new URL(url).port))
    },
  }
}
