import type { DisputeReason } from '../../../prisma/generated/client/client.ts'

/** What the sentences of a letter are filled with. */
export type LetterFacts = {
  number: string
  amount: string
  issued: string
  due: string
  overdueDays: number
  greeting: string
  sender: string
  company: string
  customer: string
  /** Where the invoice can be seen and paid. */
  link: string
  /** One row for each invoice the letter is about. */
  table: string
  count: number
  /** A day the customer is asked to pay by, or promises to pay on. */
  day: string
}

export type Letter = {
  subject: string
  text: string
  /** Why the customer does not pay, where it says so. */
  dispute?: DisputeReason
}
export type LetterKind =
  | 'issued'
  | 'polite'
  | 'firm'
  | 'final'
  | 'statement'
  | 'confirmation'
  | 'correction'
  | 'copy'
  | 'acknowledgement'
  | 'bankDetails'
export type ReplyKind = 'promise' | 'copyRequest' | 'dispute' | 'alreadyPaid' | 'outOfOffice' | 'wrongPerson'

type Writer = (facts: LetterFacts) => Letter
export type Phrases = Record<LetterKind | ReplyKind, readonly Writer[]>

/** Paragraphs from the lines of a template: a blank line between them, no indentation. */
export function paragraphs(...parts: string[]): string {
  return parts.join('\n\n')
}

/** The same text for readers of HTML. */
export function htmlOf(text: string, link: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return escaped
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n')
    .replace(link, `<a href="${link}">${link}</a>`)
}
