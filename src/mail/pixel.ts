import { escapeHtml } from '../http/escapeHtml.ts'

/** Puts an invisible image at the end of the body, so that a client that loads images tells it was opened. */
export function addPixel(html: string, url: string): string {
  const pixel = `<img src="${escapeHtml(url)}" alt="" width="1" height="1" style="display:block;border:0">`
  const end = [...html.matchAll(/<\/body\s*>/gi)].at(-1)?.index ?? html.length
  return html.slice(0, end) + pixel + html.slice(end)
}
