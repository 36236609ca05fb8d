import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientAddressOf, noteClientAddress } from '../../src/http/clientAddress.ts'
import { readTrustedProxies } from '../../src/http/trustedProxies.ts'

function addressOf(peer: string, forwarded: string | undefined, trusted: string): string | null {
  // The two things of a request that are looked at.
  const request = {
    socket: { remoteAddress: peer },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage
  noteClientAddress(request, readTrustedProxies(trusted))
  return clientAddressOf(request)
}

test.each([
  ['nobody is trusted', '203.0.113.9', '192.0.2.1', '', '203.0.113.9'],
  ['somebody else is', '203.0.113.9', '192.0.2.1', '10.0.0.0/8', '203.0.113.9'],
  ['the proxy is', '10.1.2.3', '192.0.2.1', '10.0.0.0/8', '192.0.2.1'],
  ['it says nothing', '10.1.2.3', undefined, '10.0.0.0/8', '10.1.2.3'],
  ['it says nonsense', '10.1.2.3', 'unknown', '10.0.0.0/8', '10.1.2.3'],
  ['the client wrote the beginning', '10.1.2.3', '198.51.100.7, 192.0.2.1', '10.0.0.0/8', '192.0.2.1'],
  ['there are two proxies', '10.1.2.3', '192.0.2.1, 10.9.9.9', '10.0.0.0/8', '192.0.2.1'],
  ['IPv4 comes inside IPv6', '::ffff:10.1.2.3', '::ffff:192.0.2.1', '10.0.0.0/8', '192.0.2.1'],
  ['addresses have ports', '::1', '[2001:DB8::7]:4711', '::1', '2001:db8::7'],
  ['an IPv4 address has one', '127.0.0.1', '192.0.2.1:80', '127.0.0.1', '192.0.2.1'],
  ['a range of IPv6 is', 'fd00::5', '2001:db8::7', 'fd00::/8, 127.0.0.1', '2001:db8::7'],
])('where %s, the client is known for what it is', (_name, peer, forwarded, trusted, expected) => {
  expect(addressOf(peer, forwarded, trusted)).toBe(expected)
})

test('nothing that a client writes is believed where no proxy is trusted', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (forwarded) => {
      expect(addressOf('203.0.113.9', forwarded, '10.0.0.0/8')).toBe('203.0.113.9')
      // Of a trusted proxy only its own last word, and never what is no address.
      const address = addressOf('10.0.0.1', `${forwarded}, 192.0.2.1`, '10.0.0.0/8')
      expect(address).toBe('192.0.2.1')
    }),
  )
})

test.each(['10.0.0.0/33', 'proxy', '10.0.0.0/8/8', '::/129', '10.0.0.0/', '10.0.0.0/x'])(
  '%s is no proxy',
  (text) => {
    expect(() => readTrustedProxies(text)).toThrow(/^TRUSTED_PROXIES must list addresses/)
  },
)

test('a request that came over a socket has its address', async () => {
  const server = createServer((request, response) => response.end(clientAddressOf(request)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  // A server on a port has such an address.
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)

  expect(await response.text()).toBe('127.0.0.1')
  server.close()
})
