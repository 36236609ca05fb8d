import { createTransport, type NodemailerError } from 'nodemailer'
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

const MOST_OF_A_RESPONSE = 1000
/** The server speaks of us: who we are, or that we did not say so. The letter is not at fault. */
const ABOUT_THE_SENDER = [530, 534, 535, 538]

/**
 * What a failed try means. REFUSED is only what the server said to this letter with a code of the 5xx class, or what
 * no server could take; an answer to the connection or the login may be another one tomorrow.
 */
function handoverOf(error: unknown): Handover {
  // Nodemailer rejects with nothing else, and each of these properties may be missing.
  const { code, command, responseCode, response, message } = error as NodemailerError
  const isAboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE'
  const failure = {
    code: responseCode ?? null,
    response: (response ?? message).replace(/\s+/g, ' ').trim().slice(0, MOST_OF_A_RESPONSE),
  }
  if (!isAboutLetter || !isPermanent(responseCode)) return { outcome: 'DEFERRED', ...failure }
  return { outcome: 'REFUSED', isRecipient: command === 'RCPT TO', ...failure }
}

/** Without a code it was never said: the letter is larger than the server takes, or has no envelope. */
function isPermanent(responseCode: number | undefined): boolean {
  if (responseCode === undefined) return true
  // 503, a bad sequence of commands, is about the session.
  return responseCode >= 500 && responseCode !== 503 && !ABOUT_THE_SENDER.includes(responseCode)
}
