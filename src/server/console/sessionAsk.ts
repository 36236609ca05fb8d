import type { IncomingHttpHeaders } from 'node:http'

/** What the console's page asks of the session. */
export type Ask =
  | { kind: 'token'; token: string }
  | { kind: 'link'; link: string }
  | { kind: 'demo' }
  | { kind: 'leave'; everywhere: boolean }

/** Reads the body of a request; null where it is none of these. A form of another page cannot be of this type. */
export function readAsk(headers: IncomingHttpHeaders, body: Buffer | undefined): Ask | null {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return null
  const fields = parse(body)
  if (fields === null) return null
  const { token, link, demo, everywhere } = fields
  if (typeof token === 'string') return { kind: 'token', token }
  if (typeof link === 'string') return { kind: 'link', link }
  if (demo === true) return { kind: 'demo' }
  if (typeof everywhere === 'boolean') return { kind: 'leave', everywhere }
  return null
}

function parse(body: Buffer | undefined): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body?.toString('utf8') ?? '')
    // An object has keys of any kind.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
