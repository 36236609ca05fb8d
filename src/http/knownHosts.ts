import type { IncomingMessage, ServerResponse } from 'node:http'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

type Told = {
  /** Where this machine reaches the server. */
  url: string
  /** Where others do. */
  publicUrl: string
  /** Where it listens. */
  host: string
}

export type KnownHosts = {
  /** Answers only what was asked of a known host. */
  guard(handler: Handler): Handler
  /** The same for the pages of a handler; what programs ask brings a token of its own. */
  guardPages(handler: Handler): Handler
}

const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]']
const EVERYWHERE = ['0.0.0.0', '::', '']
const DEFAULT_PORTS = { 'http:': '80', 'https:': '443' }

/**
 * The names that the server was told it has. A page elsewhere can have its own name lead here (DNS rebinding) and then
 * read what is shown without a token, but it cannot have its browser ask under one of these names.
 */
export function createKnownHosts({ url, publicUrl, host }: Told): KnownHosts {
  const { port } = new URL(url)
  const names = [...THIS_MACHINE, ...(EVERYWHERE.includes(host) ? [] : [bracketed(host.toLowerCase())])]
  const known = new Set([
    ...names.flatMap((name) => [name, `${name}:${port || '80'}`]),
    ...hostsOf(publicUrl),
  ])
  const has = (header: string | undefined) => header !== undefined && known.has(header.trim().toLowerCase())
  const guard = (handler: Handler): Handler => {
    return (request, response) =>
      has(request.headers.host) ? handler(request, response) : refuse(request, response)
  }
  return {
    guard,
    guardPages: (handler) => {
      const guarded = guard(handler)
      return (request, response) => (isForPage(request) ? guarded : handler)(request, response)
    },
  }
}

/** With its port and, where that is the one that goes without saying, without it. */
function hostsOf(url: string): string[] {
  const { hostname, port, protocol } = new URL(url)
  // A public address is one of these two.
  const plain = DEFAULT_PORTS[protocol as keyof typeof DEFAULT_PORTS]
  return port === '' ? [hostname, `${hostname}:${plain}`] : [`${hostname}:${port}`]
}

/** GraphiQL is what Yoga answers where this is accepted. */
function isForPage({ headers }: IncomingMessage): boolean {
  return headers.accept?.toLowerCase().includes('text/html') === true
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** Misdirected (RFC 9110, 15.5.20): the request is fine, and was not meant for a server of this name. */
function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  const text =
    'This page is shown under localhost, 127.0.0.1, [::1] with the port of the server, and under the host of PUBLIC_URL, ' +
    'and nowhere else. To see it under another name, set PUBLIC_URL.\n'
  response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(text)
}
