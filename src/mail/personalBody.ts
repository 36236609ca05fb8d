import { htmlOfText } from './htmlOfText.ts'
import type { Letter } from './letter.ts'
import { type RewrittenBody, rewriteLinks } from './links.ts'
import { addPixel } from './pixel.ts'
import { fillTemplate } from './template.ts'

type PersonalUrls = {
  unsubscribe: string
  pixel: string
  click: (link: number) => string
}

/** The bodies of one recipient's copy. Without tracking they are what was written, the unsubscribe address aside. */
export async function personalBody(letter: Letter, urls: PersonalUrls): Promise<RewrittenBody> {
  const variables = new Map([['unsubscribeUrl', urls.unsubscribe]])
  const text = fillTemplate(letter.text, variables, 'text').text
  const html = letter.html === null ? null : fillTemplate(letter.html, variables, 'html').text
  if (!letter.isTracked) return { text, html, urls: [] }

  // A wrapped unsubscribe link would count a click on it and fail whenever the tracking does.
  const rules = { urlOf: urls.click, untouched: [urls.unsubscribe] }
  const tracked = await rewriteLinks({ text, html: html ?? htmlOfText(text) }, rules)
  return { ...tracked, html: tracked.html === null ? null : addPixel(tracked.html, urls.pixel) }
}
