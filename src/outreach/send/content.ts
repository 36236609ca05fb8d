import { refusal } from '../../graph/mutation/userError.ts'
import { checkLinks } from '../../mail/checkLinks.ts'
import { fillTemplate } from '../../mail/template.ts'
import type { LetterInput } from './emailInput.ts'

export type Content = { subject: string; text: string | null; html: string | null }

const LONGEST_SUBJECT = 255
const LONGEST_TEXT = 100_000
const LONGEST_HTML = 500_000

/** The subject and the bodies with their variables filled, fit to be sent. */
export async function contentOf(
  { subject, bodyText, bodyHtml }: Pick<LetterInput, 'subject' | 'bodyText' | 'bodyHtml'>,
  variables: ReadonlyMap<string, string>,
): Promise<Content> {
  const given = { text: bodyText ?? null, html: bodyHtml ?? null }
  if (!given.text?.trim() && !given.html?.trim()) {
    throw refusal('REQUIRED', 'bodyText', 'Give the text, the HTML, or both.')
  }
  const content = {
    subject: checkSubject(fill('subject', subject, variables, 'text')),
    text: given.text === null ? null : fill('bodyText', given.text, variables, 'text'),
    html: given.html === null ? null : fill('bodyHtml', given.html, variables, 'html'),
  }
  checkLength('bodyText', content.text, LONGEST_TEXT)
  checkLength('bodyHtml', content.html, LONGEST_HTML)
  const [fault] = await checkLinks(content.html, content.text ?? '')
  if (fault !== undefined) throw refusal('INVALID', content.html === null ? 'bodyText' : 'bodyHtml', fault)
  return content
}

function fill(
  field: string,
  template: string,
  variables: ReadonlyMap<string, string>,
  as: 'text' | 'html',
): string {
  const { text, unknown } = fillTemplate(template, variables, as)
  if (unknown.length === 0) return text
  throw refusal(
    'INVALID',
    field,
    `There is no variable named ${unknown.map((name) => `"${name}"`).join(', ')}.`,
  )
}

/** A line break would begin another header; the mail library neutralises it, and the writer should know. */
function checkSubject(subject: string): string {
  const trimmed = subject.trim()
  if (trimmed === '') throw refusal('REQUIRED', 'subject', 'The subject must not be empty.')
  if (/\p{Cc}/u.test(trimmed) || !trimmed.isWellFormed()) {
    throw refusal('INVALID', 'subject', 'The subject is one line of printable characters.')
  }
  checkLength('subject', trimmed, LONGEST_SUBJECT)
  return trimmed
}

function checkLength(field: string, text: string | null, most: number): void {
  if (text === null || text.length <= most) return
  throw refusal('INVALID', field, `This has ${text.length} characters; at most ${most} are allowed.`)
}
