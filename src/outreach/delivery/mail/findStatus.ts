import { isFromMailSystem } from './automaticMail.ts'
import type { Mail } from './mailParts.ts'

const RECIPIENT = /^(?:final|original)-recipient[ \t]{0,8}:/im

const isReport = ({ headers }: Mail) =>
  (headers.get('content-type') ?? []).some((type) => /^multipart\/report/i.test(type))

/**
 * The delivery status of a mail, as text: in its own part, or else in whichever part a broken mail has left it. What
 * stands in an enclosed message or in a person's mail is another mail's.
 */
export function findStatus(mail: Mail): string | undefined {
  const own = mail.parts.filter(({ type }) => type.includes('delivery-status'))
  const texts = own.map(({ content }) => content)
  if (isReport(mail) || isFromMailSystem(mail)) {
    const stray = mail.parts.filter(({ type }) => !type.startsWith('message/rfc822'))
    texts.push(...stray.map(({ content }) => content), mail.text)
  }
  return texts.find((text) => RECIPIENT.test(text))
}
