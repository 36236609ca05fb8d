import { once } from 'node:events'
import { createServer, type Server, type ServerOptions } from 'node:http'
import type { AddressInfo } from 'node:net'

type Address = { host: string; port: number }

const DRAIN_PATIENCE = 10_000
const SWEEP_INTERVAL = 50
const HERE = ['127.0.0.1', '::1', '0.0.0.0', '::']

/** Bounds on what a client may keep open, and for how long. */
export const LIMITS: ServerOptions = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
}

export async function listen(server: Server, { host, port }: Address): Promise<void> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw new Error(explain(error as NodeJS.ErrnoException, { host, port }), { cause: error })
  }
}

/** The port that was asked for, or a free one for 0; an error if it cannot be had. It is not kept. */
export async function findPort(address: Address): Promise<number> {
  const server = createServer()
  await listen(server, address)
  const port = portOf(server)
  await drain(server)
  return port
}

function explain({ code, message }: NodeJS.ErrnoException, { host, port }: Address): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use. Stop what uses it, or choose another one: PORT=${port + 1} npm start`
  }
  if (code === 'EACCES') return `Port ${port} is reserved for root. Choose one above 1023 with PORT.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine.`
  return `The server cannot listen on port ${port} of ${host}: ${message}.`
}

/** Where a browser on this machine finds the server. */
export function urlOf(server: Server, host: string): string {
  const name = HERE.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${portOf(server)}`
}

function portOf(server: Server): number {
  // A server on a host and port has such an address, and these are the only ones here.
  return (server.address() as AddressInfo).port
}

/** Stops listening at once, and ends what is still under way after ten seconds. */
export async function drain(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_PATIENCE)
  // Requests that came before this were told that they may send another one.
  const sweeper = setInterval(() => server.closeIdleConnections(), SWEEP_INTERVAL)
  const closed = once(server, 'close')
  server.close()
  await closed
  clearTimeout(timer)
  clearInterval(sweeper)
}
