import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'

/** What a mail server said is asked again after this long. */
const FRESH_FOR = 600_000
const PATIENCE = 10_000

/** Whether a mail server offers SMTPUTF8 (RFC 6531), which addresses with a local part outside ASCII need. */
export type RelayOffer = {
  /** Asks the server where nothing fresh is known. Rejects where it does not answer. */
  takesUtf8(): Promise<boolean>
  /** The last that it said; false until it has said something. Asks again in the background where that is old. */
  lastKnown(): boolean
}

export function createRelayOffer(url: string): RelayOffer {
  let asked: { at: number; answer: Promise<boolean> } | null = null
  let last = false

  function takesUtf8(): Promise<boolean> {
    if (asked === null || performance.now() - asked.at > FRESH_FOR) {
      const asking = { at: performance.now(), answer: askServer(url) }
      asked = asking
      asking.answer.then(
        (answer) => {
          last = answer
        },
        () => {
          if (asked === asking) asked = null
        },
      )
    }
    return asked.answer
  }

  return {
    takesUtf8,
    lastKnown() {
      takesUtf8().catch(() => {
        // The sending attempt hears of it; here the last that is known goes on.
      })
      return last
    },
  }
}

function askServer(url: string): Promise<boolean> {
  const connection = new SMTPConnection({
    ...parseConnectionUrl(url),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    dnsTimeout: PATIENCE,
  })
  return new Promise<boolean>((resolve, reject) => {
    connection.on('error', reject)
    connection.on('end', () => reject(new Error('The mail server hung up.')))
    connection.connect((error) => {
      if (error) return reject(error)
      // The reply to the last EHLO, which names what is offered (RFC 5321 section 4.1.1.1).
      resolve(/^250[- ]SMTPUTF8\b/im.test(String(connection.lastServerResponse)))
      connection.quit()
    })
  }).finally(() => connection.close())
}
