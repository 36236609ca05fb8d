import { escapeHtml } from '../http/escapeHtml.ts'
import { replaceUrls } from './textUrls.ts'

/** The text as HTML that looks like it: paragraphs at empty lines, and its addresses as links. */
export function htmlOfText(text: string): string {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n\s*/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${linked(paragraph.trim()).replaceAll('\n', '<br>\n')}</p>`)
  return `<!DOCTYPE html>\n<html><body>\n${paragraphs.join('\n')}\n</body></html>\n`
}

function linked(text: string): string {
  return replaceUrls(text, {
    url: (url) => `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`,
    rest: escapeHtml,
  })
}
