import { once } from 'node:events'
import { RewritingStream } from 'parse5-html-rewriting-stream'
import { escapeHtml } from '../http/escapeHtml.ts'

type StartTag = Parameters<RewritingStream['emitStartTag']>[0]
type Place = { startOffset: number; endOffset: number }

export type Tag = {
  name: string
  attributes: { name: string; value: string }[]
  /** The tag as written, with one attribute set to another value. */
  withAttribute(name: string, value: string): string
}

/** More of these inside each other than any mail has; the reader takes a time that grows with their square. */
const MOST_FOREIGN_TAGS = 1_000

/**
 * Reads the HTML as a browser would and puts what `rewrite` answers in the place of each start tag; null leaves it.
 * Whatever is left stays as it was written, and so does HTML that cannot be read.
 */
export async function rewriteTags(html: string, rewrite: (tag: Tag) => string | null): Promise<string> {
  if (!isReadable(html)) return html
  const stream = new RewritingStream()
  const pieces: string[] = []
  stream.on('startTag', (tag, source) => stream.emitRaw(rewrite(readTag(tag, source)) ?? source))
  stream.on('data', (piece: string) => pieces.push(piece))
  const end = once(stream, 'end')
  stream.end(html)
  await end
  return pieces.join('')
}

/** Whether the HTML can be read in a time that is no burden to others. */
export function isReadable(html: string): boolean {
  return (html.match(/<(?:svg|math)/gi) ?? []).length <= MOST_FOREIGN_TAGS
}

function readTag(tag: StartTag, source: string): Tag {
  // The declaration leaves out what the tokenizer records for start tags alone: where each attribute stands.
  const place = tag.sourceCodeLocation as (Place & { attrs?: Record<string, Place> }) | null | undefined
  return {
    name: tag.tagName,
    attributes: tag.attrs.map(({ name, prefix, value }) => ({
      name: prefix ? `${prefix}:${name}` : name,
      value,
    })),
    withAttribute(name, value) {
      const attribute = place?.attrs?.[name]
      if (place == null || attribute === undefined) return source
      const before = source.slice(0, attribute.startOffset - place.startOffset)
      const after = source.slice(attribute.endOffset - place.startOffset)
      return `${before}${name}="${escapeHtml(value)}"${after}`
    },
  }
}
