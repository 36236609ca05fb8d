import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAddress } from '../../src/mail/address.ts'
import { createReturnAddresses } from '../../src/mail/returnAddress.ts'

const key = Buffer.alloc(32, 1)
const addresses = createReturnAddresses({ key, domain: 'bounces.duegraph.example' })
const OURS = '0190a0b0-0000-7000-8000-000000000001'
const THEIRS = '0190a0b0-0000-7000-8000-00000000000a'
const RECIPIENT = '0190a0b0-0000-7000-8000-000000000002'

test('an address tells whose copy it was, in whatever case it comes back', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.boolean(), (organizationId, recipientId, isUpper) => {
      const address = addresses.of(organizationId, recipientId)
      const returned = isUpper ? address.toUpperCase() : address

      expect(addresses.open(returned, [THEIRS, organizationId])).toEqual({ organizationId, recipientId })
    }),
  )
})

test('it is an address by our own grammar, with a local part of at most 64 octets', () => {
  const address = addresses.of(OURS, RECIPIENT)

  expect(parseAddress(address)?.address).toBe(address)
  expect(address.indexOf('@')).toBeLessThanOrEqual(64)
  expect(address).toMatch(/^bounce\+[a-z2-7]+@bounces\.duegraph\.example$/)
})

test('it opens for the organization it was made for alone', () => {
  expect(addresses.open(addresses.of(OURS, RECIPIENT), [THEIRS])).toBeNull()
  expect(addresses.open(addresses.of(OURS, RECIPIENT), [])).toBeNull()
})

test('another key, another domain or another character opens nothing', () => {
  const address = addresses.of(OURS, RECIPIENT)
  const elsewhere = createReturnAddresses({ key, domain: 'other.example' })
  const otherKey = createReturnAddresses({ key: Buffer.alloc(32, 2), domain: 'bounces.duegraph.example' })

  expect(elsewhere.open(address, [OURS])).toBeNull()
  expect(otherKey.open(address, [OURS])).toBeNull()
  for (let index = 'bounce+'.length; index < address.indexOf('@'); index += 1) {
    for (const digit of 'abcdefghijklmnopqrstuvwxyz234567') {
      if (digit === address[index]) continue
      const changed = address.slice(0, index) + digit + address.slice(index + 1)
      expect(addresses.open(changed, [OURS])).toBeNull()
    }
  }
})

test.each([
  '',
  '@',
  'bounce+@bounces.duegraph.example',
  'bounce@bounces.duegraph.example',
  'x'.repeat(100_000),
])('%.40s was not made here', (address) => {
  expect(addresses.open(address, [OURS])).toBeNull()
})
