import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { TrustedProxies } from './trustedProxies.ts'

const noted = new WeakMap<IncomingMessage, string>()

/**
 * Notes where a request came from. Anybody can write `X-Forwarded-For`, so it is read from its end, and only as far as
 * trusted proxies have written it: each adds the address that it was called from.
 */
export function noteClientAddress(request: IncomingMessage, proxies: TrustedProxies | undefined): void {
  if (proxies === undefined) return
  let address = addressOf(request.socket.remoteAddress ?? '')
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  while (address !== null && proxies.has(address)) {
    const before = addressOf(forwarded.pop() ?? '')
    if (before === null) break
    address = before
  }
  if (address !== null) noted.set(request, address)
}

/** Where the request came from; null once its sender is gone and nobody has noted it. */
export function clientAddressOf(request: IncomingMessage): string | null {
  return noted.get(request) ?? addressOf(request.socket.remoteAddress ?? '')
}

/** The address without brackets, port and zone. A server that listens on IPv6 sees IPv4 addresses inside such ones. */
function addressOf(text: string): string | null {
  const [, inBrackets, plain] = /^\[([^\]]*)\](?::\d+)?$|^([^:]*):\d+$/.exec(text.trim()) ?? []
  const address = (inBrackets ?? plain ?? text.trim()).replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) === 0 ? null : address.toLowerCase()
}
