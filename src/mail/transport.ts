import type { SendMailOptions } from 'nodemailer'

/** A letter as it goes to one recipient. */
export type LetterCopy = {
  recipientId: string
  /** When the letter was written, not when it was tried. */
  date: Date
  message: SendMailOptions
}

/** What became of a try. Only ACCEPTED says that somebody else answers for the copy now. */
export type Handover =
  | { outcome: 'ACCEPTED'; response: string; providerIds: string[] }
  /** For good. */
  | { outcome: 'REFUSED'; isRecipient: boolean; code: number | null; response: string }
  /** Another try may succeed. */
  | { outcome: 'DEFERRED'; code: number | null; response: string }

export type MailTransport = {
  /** Never throws for what the other side answers, or does not answer. */
  send(copy: LetterCopy): Promise<Handover>
  /** Lets what is under way finish, and takes nothing more. */
  close(): Promise<void>
}
