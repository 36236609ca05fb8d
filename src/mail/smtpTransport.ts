import { createTransport } from 'nodemailer'
import { handoverOf } from './handover.ts'
import { providerIds } from './providerIds.ts'
import { createRelayOffer } from './relayOffer.ts'
import type { Handover, LetterCopy, MailTransport } from './transport.ts'

type SmtpSettings = {
  url: string
  /** Connections at a time. */
  concurrency: number
  patience?: Partial<Patience>
}

/** In milliseconds. */
type Patience = {
  connection: number
  greeting: number
  /** Between two signs of life. */
  socket: number
  /** For the whole try; a server that answers letter by letter keeps a socket alive for ever. */
  handover: number
}

const PATIENCE: Patience = { connection: 10_000, greeting: 15_000, socket: 30_000, handover: 120_000 }

/** The address is not at fault, and another mail server may take it. */
const UNTAKEN: Handover = {
  outcome: 'REFUSED',
  isRecipient: false,
  code: null,
  response: 'The mail server does not take addresses with letters outside ASCII before the @ (SMTPUTF8).',
}

/** Hands copies to a mail server over connections that are used again. When to try again is the queue's business. */
export function createSmtpTransport({ url, concurrency, patience }: SmtpSettings): MailTransport {
  const { connection, greeting, socket, handover } = { ...PATIENCE, ...patience }
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: concurrency,
    // Only copies of which no byte was sent are put on another connection, so none goes out twice by this.
    maxRequeues: 1,
    connectionTimeout: connection,
    dnsTimeout: connection,
    greetingTimeout: greeting,
    socketTimeout: socket,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const offer = createRelayOffer(url)
  const underWay = new Set<Promise<Handover>>()

  async function tryOnce({ message }: LetterCopy): Promise<Handover> {
    try {
      if (needsUtf8(message) && !(await offer.takesUtf8())) return UNTAKEN
      const { response } = await pool.sendMail({ ...message, signal: AbortSignal.timeout(handover) })
      return { outcome: 'ACCEPTED', response, providerIds: providerIds(response) }
    } catch (error) {
      return handoverOf(error)
    }
  }

  return {
    send(copy) {
      const handedOver = tryOnce(copy)
      underWay.add(handedOver)
      return handedOver.finally(() => underWay.delete(handedOver))
    },
    async close() {
      pool.close()
      await Promise.all(underWay)
    },
  }
}

function needsUtf8({ envelope }: LetterCopy['message']): boolean {
  const addresses = [envelope?.to ?? []].flat()
  return addresses.some((address) => typeof address === 'string' && /[^\0-\x7f]/.test(address))
}
