import { once } from 'node:events'
import { RewritingStream } from 'parse5-html-rewriting-stream'
import { isReadable } from './rewriteTags.ts'

const LINES = ['br', 'div', 'dd', 'dt', 'hr', 'li', 'tr', 'section', 'article', 'header', 'footer']
const PARAGRAPHS = ['p', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ol', 'pre', 'table', 'ul']
const UNSEEN = ['head', 'script', 'style', 'template', 'title']

/** What the HTML says, as plain text: lines and paragraphs, and behind each link where it leads. */
export async function textOfHtml(html: string): Promise<string> {
  if (!isReadable(html)) return ''
  const stream = new RewritingStream()
  const pieces: string[] = []
  const targets: string[] = []
  let unseen: string | null = null
  const breakBefore = (name: string) => {
    if (PARAGRAPHS.includes(name)) pieces.push('\n\n')
    else if (LINES.includes(name)) pieces.push('\n')
    else if (name === 'td' || name === 'th') pieces.push(' ')
  }
  stream.on('startTag', ({ tagName, attrs, selfClosing }) => {
    if (UNSEEN.includes(tagName) && !selfClosing) unseen ??= tagName
    breakBefore(tagName)
    if (tagName === 'li') pieces.push('- ')
    if (tagName === 'a') targets.push(attrs.find(({ name }) => name === 'href')?.value.trim() ?? '')
  })
  stream.on('endTag', ({ tagName }) => {
    if (tagName === unseen) unseen = null
    if (tagName === 'a') pieces.push(targetText(targets.pop() ?? '', pieces))
    if (PARAGRAPHS.includes(tagName)) pieces.push('\n\n')
  })
  stream.on('text', ({ text }) => {
    if (unseen === null) pieces.push(text.replace(/\s+/gu, ' '))
  })
  stream.resume()
  const end = once(stream, 'end')
  stream.end(html)
  await end
  return tidy(pieces.join(''))
}

/** Nothing where the link shows it already. */
function targetText(target: string, before: readonly string[]): string {
  return /^https?:\/\//i.test(target) && before.at(-1)?.trim() !== target ? ` (${target})` : ''
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
