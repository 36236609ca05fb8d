import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { collectAfterBurst } from '../../src/http/collectAfterBurst.ts'

let server: Server
const collect = vi.fn()
beforeEach(async () => {
  collect.mockClear()
  server = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  collectAfterBurst(server, { collect, calm: 20 })
  await once(server, 'listening')
})
afterEach(() => {
  server.close()
})

async function open(count: number): Promise<Socket[]> {
  // A server on a port of a host has such an address.
  const { port } = server.address() as AddressInfo
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  await expect.poll(connections).toBeGreaterThanOrEqual(count)
  return sockets
}

async function end(sockets: readonly Socket[], left: number): Promise<void> {
  for (const socket of sockets) socket.destroy()
  await expect.poll(connections).toBe(left)
}

const connections = () => new Promise((resolve) => server.getConnections((_error, count) => resolve(count)))
const calm = () => new Promise((resolve) => setTimeout(resolve, 200))

test('a burst is collected after once, when it is over', async () => {
  const sockets = await open(150)
  await calm()
  expect(collect).not.toHaveBeenCalled()

  await end(sockets, 0)
  await expect.poll(() => collect.mock.calls.length).toBe(1)
  await calm()
  expect(collect).toHaveBeenCalledTimes(1)

  await end(await open(150), 0)
  await expect.poll(() => collect.mock.calls.length).toBe(2)
})

test('while many are open, or never were, nothing is collected', async () => {
  await end(await open(50), 0)
  await calm()
  expect(collect).not.toHaveBeenCalled()

  const sockets = await open(150)
  await end(sockets.slice(0, 100), 50)
  await calm()
  expect(collect).not.toHaveBeenCalled()

  await end(sockets, 0)
  await expect.poll(() => collect.mock.calls.length).toBe(1)
})
