import { escapeHtml } from '../../http/escapeHtml.ts'
import { rewriteTags, type Tag } from '../rewriteTags.ts'

/** Tags that load something, or lead the frame they stand in elsewhere. */
const LEFT_OUT = ['base', 'embed', 'frame', 'iframe', 'link', 'meta', 'object', 'portal']
const LOADING = ['background', 'data', 'poster', 'src', 'srcset', 'xlink:href']
const LINKING = ['a', 'area']

/** What style sheets load. It is bounded: a mail may be half a megabyte. */
const LOADED_BY_STYLE = /@import\b[^;<]{0,2000};?|\burl\(\s*['"]?\s*(?!data:|#)[^)<]{0,2000}\)/gi

/**
 * The HTML of a mail as the outbox shows it: it loads nothing, not even the image that tells of an open, so that the
 * policy of the page has nothing to refuse; and its links open in a window of their own, as they do in a mail program.
 */
export async function previewOf(html: string): Promise<string> {
  const still = await rewriteTags(html, stillTag)
  return still.replace(LOADED_BY_STYLE, 'none')
}

function stillTag(tag: Tag): string | null {
  const { name, attributes } = tag
  if (LEFT_OUT.includes(name)) return ''
  // What follows is text to the browser, and not a program.
  if (name === 'script') return '<script type="text/plain">'
  if (LINKING.includes(name)) return linkTag(tag)
  const kept = attributes.filter((attribute) => !isLoading(attribute))
  return kept.length === attributes.length ? null : tagOf(name, kept)
}

/** A place in the mail itself is no window to open. */
function linkTag({ name, attributes }: Tag): string | null {
  const href = attributes.find((attribute) => attribute.name === 'href')?.value.trim() ?? ''
  if (!/^https?:\/\//i.test(href)) return null
  const own = attributes.filter((attribute) => !['target', 'rel', 'ping'].includes(attribute.name))
  return tagOf(name, [
    ...own,
    { name: 'target', value: '_blank' },
    { name: 'rel', value: 'noopener noreferrer' },
  ])
}

function isLoading({ name, value }: Tag['attributes'][number]): boolean {
  return LOADING.includes(name) && !/^\s*(?:data:|#)/i.test(value)
}

function tagOf(name: string, attributes: Tag['attributes']): string {
  return `<${name}${attributes.map((attribute) => ` ${attribute.name}="${escapeHtml(attribute.value)}"`).join('')}>`
}
