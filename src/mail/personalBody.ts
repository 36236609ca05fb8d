import { htmlOfText } from './htmlOfText.ts'
import type { Letter } from './letter.ts'
import { type Body, rewriteLinks } from './links.ts'
import { addPixel } from './pixel.ts'
import { fillTemplate } from './template.ts'
import { textOfHtml } from './textOfHtml.ts'

type PersonalUrls = {
  unsubscribe: string
  pixel: string
  click: (link: number) => string
}

/** The bodies of one recipient's copy. Without tracking they are what was written, the unsubscribe address aside. */
export async function personalBody(letter: Letter, urls: PersonalUrls): Promise<Body> {
  const { text, html } = filledBody(letter, urls.unsubscribe)
  if (!letter.isTracked) return { text: await textFor(text, html), html }

  // A wrapped unsubscribe link would count a click on it and fail whenever the tracking does.
  const rules = { urlOf: urls.click, untouched: [urls.unsubscribe] }
  const tracked = await rewriteLinks({ text, html: html ?? htmlOfText(text) }, rules)
  return {
    text: await textFor(tracked.text, tracked.html),
    html: tracked.html === null ? null : addPixel(tracked.html, urls.pixel),
  }
}

/** A letter of HTML alone has a text for those who read no HTML; its links are those of the HTML. */
function textFor(text: string, html: string | null): Promise<string> | string {
  return text.trim() === '' && html !== null ? textOfHtml(html) : text
}

const NOWHERE = 'https://unsubscribe.invalid/'

/**
 * The links that are tracked, at their positions, which are the same in every copy: the HTML that a letter of text gets
 * holds those of the text.
 */
export async function trackedLinks(letter: Letter): Promise<string[]> {
  if (!letter.isTracked) return []
  const { urls } = await rewriteLinks(filledBody(letter, NOWHERE), { urlOf: String, untouched: [NOWHERE] })
  return urls
}

function filledBody({ text, html }: Letter, unsubscribe: string): Body {
  const variables = new Map([['unsubscribeUrl', unsubscribe]])
  return {
    text: fillTemplate(text, variables, 'text').text,
    html: html === null ? null : fillTemplate(html, variables, 'html').text,
  }
}
