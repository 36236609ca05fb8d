import { addressIn } from './address.ts'
import { isFromMailSystem } from './automaticMail.ts'
import { isAutomaticAnswer, isAutoReply } from './autoReply.ts'
import type { Mail } from './mailParts.ts'

/** By what a person's mail is known, and what it answers. */
export type LetterNames = {
  /** Without angle brackets, as all names are. */
  messageId: string | null
  /** The mails that it answers, the nearest first, without itself. */
  answers: string[]
  /** The address that wrote it, in lower case. */
  from: string
  subject: string
}

/** RFC 5322 section 2.1.1 allows no longer line. */
const LONGEST_NAME = 998
/** A conversation of years names all its mails; the last ones say enough. */
const MOST_ANSWERS = 20
const LONGEST_HEADER = 20_000

const has = (mail: Mail, name: string, wanted: RegExp) =>
  (mail.headers.get(name) ?? []).some((value) => wanted.test(value.slice(0, 1_000)))

/** Whether no person wrote it to one reader: reports, receipts, newsletters, mailing lists and what programs write. */
const isNoLetter = (mail: Mail) =>
  has(mail, 'content-type', /multipart\/report|disposition-notification/i) ||
  has(mail, 'precedence', /bulk|junk|list/i) ||
  has(mail, 'auto-submitted', /^\s*auto-/i) ||
  mail.headers.has('list-id') ||
  mail.headers.has('list-unsubscribe') ||
  isFromMailSystem(mail) ||
  isAutoReply(mail) ||
  isAutomaticAnswer(mail)

/** Null where a mail is no letter of a person. */
export function letterNamesOf(mail: Mail): LetterNames | null {
  const from = addressIn(mail.headers.get('from')?.[0])
  if (from === null || isNoLetter(mail)) return null
  const [messageId = null] = namesIn(mail, 'message-id')
  const nearest = [...namesIn(mail, 'in-reply-to'), ...namesIn(mail, 'references').reverse()]
  const answers = [...new Set(nearest)].filter((name) => name !== messageId)
  return { messageId, answers: answers.slice(0, MOST_ANSWERS), from, subject: mail.subject }
}

function namesIn({ headers }: Mail, name: string): string[] {
  const text = (headers.get(name) ?? []).join(' ').slice(-LONGEST_HEADER)
  const names = Array.from(text.matchAll(/<([^<>\s]{3,})>/g), ([, found = '']) => found)
  return names.filter((found) => found.length <= LONGEST_NAME)
}
