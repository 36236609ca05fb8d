import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSealer } from '../../src/mail/seal.ts'

const sealer = createSealer(Buffer.alloc(32, 1))
const PARTS = {
  organizationId: '0190a0b0-0000-7000-8000-000000000001',
  recipientId: '0190a0b0-0000-7000-8000-000000000002',
  link: 3,
}

const PURPOSES = ['open', 'click', 'unsubscribe', 'attachment'] as const

test('what was sealed for a purpose is read back for it', () => {
  const uuid = fc.uuid()
  const parts = fc.record({ organizationId: uuid, recipientId: uuid, link: fc.nat() })
  fc.assert(
    fc.property(parts, fc.constantFrom(...PURPOSES), (sealed, purpose) => {
      expect(sealer.open(purpose, sealer.seal(purpose, sealed))).toEqual(sealed)
    }),
  )
})

test('the same parts give the same token, and others another one', () => {
  expect(sealer.seal('click', PARTS)).toBe(sealer.seal('click', PARTS))
  expect(sealer.seal('click', { ...PARTS, link: 4 })).not.toBe(sealer.seal('click', PARTS))
})

test('a token does not open for another purpose, nor with another key', () => {
  for (const purpose of PURPOSES) {
    const token = sealer.seal(purpose, PARTS)

    const opened = PURPOSES.filter((other) => sealer.open(other, token) !== null)

    expect(opened).toEqual([purpose])
    expect(createSealer(Buffer.alloc(32, 2)).open(purpose, token)).toBeNull()
  }
})

test('no bit of a token can be changed', () => {
  const token = sealer.seal('unsubscribe', PARTS)
  const bytes = Buffer.from(token, 'base64url')

  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(sealer.open('unsubscribe', changed.toString('base64url'))).toBeNull()
  }
})

test('a token can be written in one way only', () => {
  const token = sealer.seal('click', PARTS)
  const lastDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

  const opened = [...lastDigits].filter((digit) => sealer.open('click', token.slice(0, -1) + digit) !== null)

  expect(opened).toEqual([token.slice(-1)])
  for (const other of ['', 'x', `${token}=`, `${token} `, token.slice(1), `${token}AA`, '🎉'.repeat(43)]) {
    expect(sealer.open('click', other)).toBeNull()
  }
})

test('a token tells nothing of what it holds', () => {
  const bytes = Buffer.from(sealer.seal('click', PARTS), 'base64url').toString('hex')

  expect(bytes).not.toContain(PARTS.organizationId.replaceAll('-', '').slice(0, 12))
  expect(bytes).not.toContain(PARTS.recipientId.replaceAll('-', '').slice(-12))
})
