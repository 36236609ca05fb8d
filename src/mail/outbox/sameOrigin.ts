import type { IncomingMessage } from 'node:http'

/**
 * Whether the request comes from a page of this server, or from no page at all. Every browser sends one of the two
 * headers with a POST, so what has neither is a program that somebody runs.
 */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
