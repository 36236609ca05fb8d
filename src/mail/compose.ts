import type { SendMailOptions } from 'nodemailer'
import { parseAddress, parseDisplayName } from './address.ts'
import type { DkimKey } from './dkimKey.ts'
import type { Addressee, Letter, Mailbox } from './letter.ts'
import { personalBody, trackedLinks } from './personalBody.ts'
import type { ReturnAddresses } from './returnAddress.ts'
import type { Sealer, SealPurpose } from './seal.ts'
import type { LetterCopy } from './transport.ts'

/** What nodemailer signs by itself names one of the two list headers only, and RFC 8058 section 4 wants both. */
const SIGNED_HEADERS =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:' +
  'List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted:Feedback-ID:X-Duegraph-Recipient'
const MIME_TYPE = /^(?!multipart\/)[a-z0-9][\w.+-]*\/[a-z0-9][\w.+-]*$/i

type ComposerSettings = {
  /** Where `/t/…` and `/u/…` are reached from outside, without a slash at the end. */
  publicUrl: string
  sealer: Sealer
  returnAddresses: ReturnAddresses
  dkim: DkimKey | null
}

export type Composer = {
  /** The same letter and addressee give the same copy at every try, apart from what parts it (MIME boundaries). */
  compose(letter: Letter, addressee: Addressee): Promise<LetterCopy>
  /** The links that are tracked, at the positions that the tokens name. They are the same in every copy. */
  urlsOf(letter: Letter): Promise<string[]>
}

type Recipient = Omit<Addressee, 'address'>

/** Turns a letter into the copies of its recipients. */
export function createComposer({ publicUrl, sealer, returnAddresses, dkim }: ComposerSettings): Composer {
  const urlsFor = ({ organizationId, recipientId }: Recipient) => {
    const token = (purpose: SealPurpose, link = 0) =>
      sealer.seal(purpose, { organizationId, recipientId, link })
    return {
      unsubscribe: `${publicUrl}/u/${token('unsubscribe')}`,
      pixel: `${publicUrl}/t/o/${token('open')}.gif`,
      click: (link: number) => `${publicUrl}/t/c/${token('click', link)}`,
    }
  }

  return {
    async compose(letter, { address, ...recipient }) {
      const urls = urlsFor(recipient)
      const returnAddress = returnAddresses.of(recipient.organizationId, recipient.recipientId)
      const { text, html } = await personalBody(letter, urls)
      const message: SendMailOptions = {
        ...letterHeaders(letter),
        envelope: { from: returnAddress, to: [strictAddress(address)] },
        headers: {
          'List-Unsubscribe': onOneLine(`<${urls.unsubscribe}>`),
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          'X-Duegraph-Recipient': onOneLine(returnAddress),
          ...(letter.isAutomated && { 'Auto-Submitted': 'auto-generated' }),
          ...(letter.feedbackId !== null && { 'Feedback-ID': letter.feedbackId }),
        },
        text,
        ...(html !== null && { html }),
        // Others fold long lines or end them elsewhere, and the text would not arrive as it was written.
        encoding: 'quoted-printable',
        attachments: letter.attachments.map(toAttachment),
        ...(dkim !== null && { dkim: { ...dkim, headerFieldNames: SIGNED_HEADERS } }),
        disableFileAccess: true,
        disableUrlAccess: true,
      }
      return { recipientId: recipient.recipientId, date: letter.date, message }
    },

    urlsOf: trackedLinks,
  }
}

/** Some who look for these headers do not unfold them. Both are made here, of ASCII, far below the 998 of RFC 5322. */
function onOneLine(value: string) {
  return { prepared: true, value }
}

function toAttachment({ name, mimeType, content }: Letter['attachments'][number]) {
  return {
    filename: name.replace(/[\p{Cc}/\\]+/gu, '_').slice(0, 200) || 'attachment',
    contentType: mimeType !== null && MIME_TYPE.test(mimeType) ? mimeType : 'application/octet-stream',
    content,
    contentDisposition: 'attachment',
  }
}

/** What every copy of the letter says above its body, in the words of nodemailer. */
function letterHeaders(letter: Letter): SendMailOptions {
  return {
    messageId: `<${letter.messageId}>`,
    date: letter.date,
    from: toMailbox(letter.from),
    replyTo: letter.replyTo.map(toMailbox),
    to: letter.to.map(toMailbox),
    cc: letter.cc.map(toMailbox),
    subject: letter.subject.replace(/\p{Cc}+/gu, ' '),
  }
}

/** As objects, never as one string: a string would be parsed once more, by looser rules. */
function toMailbox({ name, address }: Mailbox): { name: string; address: string } {
  return { name: (name !== null && parseDisplayName(name)) || '', address: strictAddress(address) }
}

/** The last gate before the wire. What does not pass was not checked where it came in. */
function strictAddress(text: string): string {
  const parsed = parseAddress(text)
  if (parsed !== null) return parsed.wire
  throw new Error(`${JSON.stringify(text.slice(0, 80))} is no address that mail can be sent to.`)
}
