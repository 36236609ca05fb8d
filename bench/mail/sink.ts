import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Sink = {
  url: string
  /** How often each recipient got each message, by both. */
  received: ReadonlyMap<string, number>
  close(): Promise<void>
}

type SinkOptions = {
  /** A free one when left out. */
  port?: number
  /** What it does before it takes a message. */
  delay?: () => Promise<void>
}

/** A mail server on loopback that takes everything and keeps nothing but who got what. */
export async function openSink({ port: wanted = 0, delay }: SinkOptions = {}): Promise<Sink> {
  const received = new Map<string, number>()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData: (stream, { envelope }, done) => {
      readAll(stream)
        .then(async (text) => {
          await delay?.()
          const messageId = /^message-id:\s*<([^>]+)>/im.exec(text)?.[1] ?? ''
          for (const { address } of envelope.rcptTo) {
            const key = `${address} ${messageId}`
            received.set(key, (received.get(key) ?? 0) + 1)
          }
          done()
        })
        .catch(done)
    },
  })
  server.on('error', () => {})
  server.listen(wanted, '127.0.0.1')
  await once(server.server, 'listening')
  // A server that listens on a port has such an address.
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('latin1')
}
