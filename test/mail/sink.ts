import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** `connection` counts from 1. */
type SunkMail = { from: string; to: string[]; raw: Buffer; connection: number }

type Refusal = { code: number; text: string; onlyTo?: string }

type SinkRules = {
  /** What it says to RCPT TO, MAIL FROM and the end of DATA instead of accepting. */
  atRecipient?: Refusal
  atSender?: Refusal
  atData?: Refusal
  /** What it says when it has taken a mail. */
  answer?: string
  /** What has to happen before it says so. */
  beforeAnswer?: () => Promise<void>
  options?: SMTPServerOptions
}

/** A mail server on loopback that keeps what it is given. */
export async function startSink({
  atRecipient,
  atSender,
  atData,
  answer,
  beforeAnswer,
  options,
}: SinkRules = {}) {
  const mails: SunkMail[] = []
  const connections: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    ...options,
    onMailFrom: (_address, _session, done) => done(errorOf(atSender)),
    onConnect: (session, done) => {
      connections.push(session.id)
      done()
    },
    onRcptTo: ({ address }, _session, done) => done(errorOf(atRecipient, address)),
    onData: (stream, session, done) => {
      buffer(stream).then(async (raw) => {
        await beforeAnswer?.()
        const { mailFrom, rcptTo } = session.envelope
        const refusal = errorOf(atData)
        if (refusal !== null) return done(refusal)
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          connection: connections.indexOf(session.id) + 1,
        })
        done(null, answer ?? 'Ok: queued as 4bXyZ1')
      }, done)
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${portOf(server.server)}`,
    mails,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

function errorOf(refusal: Refusal | undefined, address?: string): Error | null {
  if (refusal === undefined || (refusal.onlyTo ?? address) !== address) return null
  return Object.assign(new Error(refusal.text), { responseCode: refusal.code })
}

export function portOf(server: Server): number {
  // A server on a host and port has such an address.
  return (server.address() as AddressInfo).port
}
