import { isReadable, rewriteTags, type Tag } from './rewriteTags.ts'

const REFUSED_TAGS = ['script', 'iframe', 'frame', 'object', 'embed', 'applet', 'form', 'base']
const URL_ATTRIBUTES = [
  'href',
  'xlink:href',
  'src',
  'action',
  'formaction',
  'background',
  'poster',
  'data',
  'cite',
]
/** What a reader may take for an address, and some mail programs make a link of. */
const ADDRESS_IN_TEXT =
  /(?<![\w/:])(?:https?:[/\\]+[^\s/\\]|(?:javascript|vbscript):\S|data:[a-z]+\/[a-z]|\/\/[\w-]+\.)[^\s<>"«»„“”]*/gi
const END_OF_SENTENCE = /[.,;:!?)\]'*_~…]{1,20}$/
const MOST_SENTENCES = 20

/** What has to be taken out of a letter before it may be sent: full sentences for who wrote it, none if all is well. */
export async function checkLinks(html: string | null, text: string): Promise<string[]> {
  if (html !== null && !isReadable(html))
    return ['The HTML holds more than a thousand drawings (<svg>, <math>).']
  const faults = new Set<string>()
  for (const [match] of text.matchAll(ADDRESS_IN_TEXT)) {
    const address = match.replace(END_OF_SENTENCE, '')
    const fault = urlFault(address)
    if (fault !== null) faults.add(`The address ${quoteUrl(address)} in the text ${fault}.`)
  }
  if (html !== null) {
    await rewriteTags(html, (tag) => {
      for (const fault of faultsOf(tag)) faults.add(fault)
      return null
    })
  }
  return [...faults].slice(0, MOST_SENTENCES)
}

function faultsOf({ name, attributes }: Tag): string[] {
  return [
    ...(REFUSED_TAGS.includes(name) ? [`The HTML holds a <${name}>, which no mail may have.`] : []),
    ...(name === 'meta' && isRefresh(attributes)
      ? ['The HTML leads somewhere else by itself (<meta>).']
      : []),
    ...attributes.flatMap((attribute) => attributeFaults(name, attribute)),
  ]
}

function isRefresh(attributes: Tag['attributes']): boolean {
  return attributes.some(
    ({ name, value }) => name === 'http-equiv' && value.trim().toLowerCase() === 'refresh',
  )
}

function attributeFaults(tag: string, { name, value }: Tag['attributes'][number]): string[] {
  if (name.startsWith('on'))
    return [`The HTML holds the script ${name} on a <${tag}>, and no mail may have scripts.`]
  const fault = URL_ATTRIBUTES.includes(name) ? urlFault(value) : null
  return fault === null ? [] : [`The address ${quoteUrl(value)} in a <${tag}> ${fault}.`]
}

const SCHEMES = ['http', 'https', 'mailto', 'tel', 'sms', 'cid']
const MOST_SHOWN = 60

/**
 * Why nobody may be sent to this address, as the end of a sentence; null if there is nothing against it. It is judged
 * as a browser reads it, which forgives more than the URL grammar allows.
 */
function urlFault(text: string): string | null {
  const url = text.trim()
  if (/\p{Cc}/u.test(url)) return 'holds control characters'
  if (url.includes('\\')) return 'holds a backslash, which browsers read as a slash'
  if (url.startsWith('//')) return 'does not say whether it is http or https'
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === undefined) return null
  if (!SCHEMES.includes(scheme))
    return `has the scheme ${scheme}:, and only ${SCHEMES.join(', ')} can be sent`
  return scheme.startsWith('http') ? webFault(url) : null
}

function webFault(url: string): string | null {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ''
  if (authority.includes('@')) return 'holds a user name before the host, which hides where it leads'
  if (authority === '' || !URL.canParse(url)) return 'is no complete web address'
  return null
}

/** The address as a sentence may quote it. */
function quoteUrl(url: string): string {
  return JSON.stringify(url.length <= MOST_SHOWN ? url : `${url.slice(0, MOST_SHOWN)}…`)
}
