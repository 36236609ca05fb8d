export type Mailbox = { name: string | null; address: string }

type LetterAttachment = { name: string; mimeType: string | null; content: Buffer }

/** What the writer wrote, as every recipient gets it. */
export type Letter = {
  /** Without angle brackets. Every copy and every try carries the same one. */
  messageId: string
  date: Date
  from: Mailbox
  replyTo: Mailbox[]
  to: Mailbox[]
  /** Who gets a blind copy stands nowhere in the letter: it is an addressee like the others. */
  cc: Mailbox[]
  subject: string
  /** May hold `{{unsubscribeUrl}}`, which is filled for each recipient; so may the HTML. */
  text: string
  html: string | null
  attachments: LetterAttachment[]
  isTracked: boolean
  /** No person wrote it. */
  isAutomated: boolean
  /** Under which name mail providers sum up complaints (`campaign:customer:kind:sender`); null for none. */
  feedbackId: string | null
}

/** Who gets one copy. */
export type Addressee = { organizationId: string; recipientId: string; address: string }
