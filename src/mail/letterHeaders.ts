import type { SendMailOptions } from 'nodemailer'
import { parseAddress, parseDisplayName } from './address.ts'
import type { Letter, Mailbox } from './letter.ts'

/** What every copy of the letter says above its body, in the words of nodemailer. */
export function letterHeaders(letter: Letter): SendMailOptions {
  return {
    messageId: `<${letter.messageId}>`,
    date: letter.date,
    from: toNodemailer(letter.from),
    replyTo: letter.replyTo.map(toNodemailer),
    to: letter.to.map(toNodemailer),
    cc: letter.cc.map(toNodemailer),
    subject: letter.subject.replace(/\p{Cc}+/gu, ' '),
  }
}

/** As objects, never as one string: a string would be parsed once more, by looser rules. */
function toNodemailer({ name, address }: Mailbox): { name: string; address: string } {
  return { name: (name !== null && parseDisplayName(name)) || '', address: strictAddress(address) }
}

/** The last gate before the wire. What does not pass was not checked where it came in. */
export function strictAddress(text: string): string {
  const parsed = parseAddress(text)
  if (parsed !== null) return parsed.wire
  throw new Error(`${JSON.stringify(text.slice(0, 80))} is no address that mail can be sent to.`)
}
