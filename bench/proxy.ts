import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { createCounter } from './compare/statementCounter.ts'

export type DatabaseProxy = {
  /** The URL to give to a server instead of the database's own. */
  url: string
  /** Statements that have gone through so far. */
  statements: () => number
  /** Milliseconds that every answer of PostgreSQL arrives later: what a database further away costs. */
  setDelay: (milliseconds: number) => void
  close: () => void
}

/** Stands between a server and PostgreSQL, counts statements and can hold back answers without narrowing the line. */
export async function startProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl)
  const counter = createCounter()
  const sockets = new Set<Socket>()
  let delay = 0

  const server = createServer({ noDelay: true }, (client) => {
    const database = connect({
      host: target.hostname,
      port: Number(target.port || '5432'),
      noDelay: true,
    })
    const count = counter.open()
    client.on('data', (bytes) => {
      count(bytes)
      database.write(bytes)
    })
    // Timers of equal length fire in the order they were set, so the bytes stay in order.
    database.on('data', (bytes) => {
      if (delay === 0) client.write(bytes)
      else setTimeout(() => client.write(bytes), delay)
    })
    join(client, database)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server must have a port.')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(address.port)
  return {
    url: url.href,
    statements: counter.statements,
    setDelay: (milliseconds) => {
      delay = milliseconds
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** When one end goes, so does the other; what was wrong is reported by the server that lost its connection. */
function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('close', () => to.destroy())
    from.on('error', () => to.destroy())
  }
}
