const SCHEMES = ['http', 'https', 'mailto', 'tel', 'sms', 'cid']
const MOST_SHOWN = 60

/**
 * Why nobody may be sent to this address, as the end of a sentence; null if there is nothing against it. It is judged
 * as a browser reads it, which forgives more than the URL grammar allows.
 */
export function urlFault(text: string): string | null {
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
export function quoteUrl(url: string): string {
  return JSON.stringify(url.length <= MOST_SHOWN ? url : `${url.slice(0, MOST_SHOWN)}…`)
}
