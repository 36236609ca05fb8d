import { BlockList, isIP } from 'node:net'

/** Addresses whose word is taken for where a request came from. */
export type TrustedProxies = { has(address: string): boolean }

const BITS = { 4: 32, 6: 128 }

/** Reads addresses and ranges such as `10.0.0.0/8`, separated by commas. */
export function readTrustedProxies(text: string): TrustedProxies {
  const list = new BlockList()
  for (const part of text.split(',').filter((entry) => entry.trim() !== '')) addTo(list, part.trim())
  return { has: (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') }
}

function addTo(list: BlockList, text: string): void {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if ((version !== 4 && version !== 6) || rest.length > 0) throw new Error(sentence(text))
  const bits = prefix === undefined ? BITS[version] : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN
  if (!(bits <= BITS[version])) throw new Error(sentence(text))
  list.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4')
}

function sentence(text: string): string {
  return `TRUSTED_PROXIES must list addresses and ranges such as 10.0.0.0/8, and "${text}" is none.`
}
