import { rewriteTags, type Tag } from './rewriteTags.ts'
import { replaceUrls } from './textUrls.ts'

const LINKING_TAGS = ['a', 'area']

export type Body = { text: string; html: string | null }

type LinkRules = {
  /** The address that takes the place of the link at this position. */
  urlOf: (position: number) => string
  /** Links that hold one of these stay what they are. */
  untouched: readonly string[]
}

export type RewrittenBody = Body & {
  /** The addresses that were replaced, each once; a link's position is its place here. */
  urls: string[]
}

/**
 * Replaces the http(s) links in both bodies. The same address has the same position wherever it stands. Links with
 * another scheme, to a place in the letter itself, or that cannot be read stay.
 */
export async function rewriteLinks({ text, html }: Body, rules: LinkRules): Promise<RewrittenBody> {
  const replacements = new Map<string, string>()
  const replace = (url: string) => {
    if (rules.untouched.some((kept) => url.includes(kept))) return url
    const replacement = replacements.get(url) ?? rules.urlOf(replacements.size)
    replacements.set(url, replacement)
    return replacement
  }
  return {
    text: replaceUrls(text, { url: replace }),
    html: html === null ? null : await rewriteTags(html, (tag) => rewriteLink(tag, replace)),
    urls: [...replacements.keys()],
  }
}

function rewriteLink(tag: Tag, replace: (url: string) => string): string | null {
  const url = linkOf(tag)
  const replaced = url === null ? null : replace(url)
  return replaced === null || replaced === url ? null : tag.withAttribute('href', replaced)
}

/** Where the tag leads on the web. */
function linkOf({ name, attributes }: Tag): string | null {
  if (!LINKING_TAGS.includes(name)) return null
  const url = attributes.find((attribute) => attribute.name === 'href')?.value.trim() ?? ''
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null
}
