import type { RecipientKind } from '../../../prisma/generated/client/client.ts'
import { parseAddress } from '../../mail/address.ts'
import type { Letter, Mailbox } from '../../mail/letter.ts'

/** What of an email makes its letter, as it is written and as it is read again when it is sent. */
type Written = {
  messageId: string
  date: Date
  from: Mailbox
  replyTo: readonly string[]
  subject: string
  text: string | null
  html: string | null
  recipients: readonly { kind: RecipientKind; address: string; name: string | null }[]
  attachments: Letter['attachments']
  isTracked: boolean
  isAutomated: boolean
}

/** The letter that all copies of an email carry. Suppressed recipients stand in it as well: it was written to them. */
export function letterOf({ recipients, replyTo, text, ...written }: Written): Letter {
  const ofKind = (wanted: RecipientKind): Mailbox[] =>
    recipients.filter(({ kind }) => kind === wanted).map(({ address, name }) => ({ address, name }))
  return {
    ...written,
    text: text ?? '',
    to: ofKind('TO'),
    cc: ofKind('CC'),
    // An address that was imported may be none.
    replyTo: replyTo
      .filter((address) => parseAddress(address) !== null)
      .map((address) => ({ address, name: null })),
    feedbackId: null,
  }
}
