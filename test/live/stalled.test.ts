import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cutStalled } from '../../src/http/cutStalled.ts'

const INTERVAL = 30_000

let server: Server
let client: Socket
let response: ServerResponse
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server on a port has such an address.
  const { port } = server.address() as AddressInfo
  client = connect(port, '127.0.0.1').on('error', () => {})
  client.write('GET / HTTP/1.1\r\nHost: duegraph.example\r\n\r\n')
  const [, answer] = await once(server, 'request')
  response = answer
  cutStalled(response, INTERVAL)
})
afterEach(() => {
  vi.useRealTimers()
  client.destroy()
  server.close()
})

test('a client that has stopped reading is cut off', async () => {
  client.pause()
  const chunk = 'x'.repeat(1_000_000)
  const write = () => {
    while (response.write(chunk));
    response.once('drain', write)
  }
  write()

  // What lies between the two takes some of it first.
  while (!response.destroyed) {
    vi.advanceTimersByTime(INTERVAL)
    await turn()
  }

  expect(response.writableFinished).toBe(false)
})

test('a client that has read all there is may wait for more as long as it likes', async () => {
  response.write('x')
  await once(client, 'data')

  vi.advanceTimersByTime(100 * INTERVAL)

  expect(response.destroyed).toBe(false)
})
