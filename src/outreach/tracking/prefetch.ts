import type { IncomingHttpHeaders } from 'node:http'

/**
 * Where programs say that they load a page before anybody asks for it: `Sec-Purpose` (Fetch standard), and what stood in
 * its place before: `Purpose` and `X-Purpose` (Chrome, Safari), `X-Moz` (Firefox).
 */
const PURPOSES = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'] as const
const AHEAD = /\b(?:pre-?(?:fetch|render|load|view)|speculat\w{1,10})/i

/** Such as `Sec-Purpose: prefetch;prerender`, `Purpose: prefetch`, `X-Moz: prefetch`, `X-Purpose: preview`. */
export function isPrefetch(headers: IncomingHttpHeaders): boolean {
  return PURPOSES.some((name) => [headers[name]].flat().some((value) => AHEAD.test(value ?? '')))
}
