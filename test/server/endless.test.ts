import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from './frontDoor.ts'

let door: FrontDoor
beforeAll(async () => {
  door = await openFrontDoor()
})
afterAll(() => door.close())

/** Sends without end, and tells when the answer came and when it was cut off. */
async function sendForEver(head: string, isQuiet: boolean) {
  const socket = connect(Number(door.port), '127.0.0.1')
  let answeredAt = 0
  let text = ''
  let timer: NodeJS.Timeout | undefined
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    text += String(chunk)
    answeredAt ||= performance.now()
    if (isQuiet) clearInterval(timer)
  })
  socket.write(`${head}\r\nHost: localhost:${door.port}\r\nTransfer-Encoding: chunked\r\n\r\n`)
  const chunk = Buffer.from(`10000\r\n${'x'.repeat(65_536)}\r\n`)
  timer = setInterval(() => socket.writable && socket.write(chunk), 5)
  // Reset or ended, it is over.
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(timer)
  return { text, waited: performance.now() - answeredAt }
}

test.each([
  ['a question', 'POST /graphql HTTP/1.1\r\nContent-Type: application/json', 413],
  [
    'a compressed one',
    'POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: gzip',
    415,
  ],
  ['something for nobody', 'POST /nothing HTTP/1.1', 404],
  ['something for a page', 'POST /outbox HTTP/1.1', 200],
])('%s without end is cut off within a second of its answer', async (_name, head, status) => {
  for (const isQuiet of [false, true]) {
    const { text, waited } = await sendForEver(head, isQuiet)

    expect(text).toContain(`HTTP/1.1 ${status}`)
    expect(waited).toBeLessThan(1_000)
  }
})

test('a body that ends is answered on a connection that stays', async () => {
  const body = 'x'.repeat(1_200_000)
  const first = await door.send('POST', '/graphql', { connection: 'keep-alive' }, body)

  expect(first.status).toBe(413)
  expect(first.headers.connection).toBe('keep-alive')
})
