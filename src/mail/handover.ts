import type { NodemailerError } from 'nodemailer'
import type { Handover } from './transport.ts'

const MOST_OF_A_RESPONSE = 1000
/** The server speaks of us: who we are, or that we did not say so. The letter is not at fault. */
const ABOUT_THE_SENDER = [530, 534, 535, 538]

/**
 * What a failed try means. REFUSED is only what the server said to this letter with a code of the 5xx class, or what
 * no server could take; an answer to the connection or the login may be another one tomorrow.
 */
export function handoverOf(error: unknown): Handover {
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
