import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createToken, lastFour, parseToken } from '../../src/ledger/account/token.ts'

describe('token', () => {
  it('is read back as the same hash, and no two are alike', () => {
    const tokens = Array.from({ length: 200 }, createToken)

    const hashes = tokens.map((token) => parseToken(token)?.toString('hex'))

    expect(new Set(hashes).size).toBe(200)
    expect(hashes.every((hash) => hash?.length === 64)).toBe(true)
    expect(tokens.every((token) => /^dg_[0-9A-Za-z]{49}$/.test(token))).toBe(true)
  })

  it('is refused when one character is mistyped', () => {
    const token = createToken()
    const digit = fc.constantFrom(...'0123456789ABCXYZabcxyz')

    fc.assert(
      fc.property(fc.integer({ min: 0, max: token.length - 1 }), digit, (at, typed) => {
        fc.pre(token[at] !== typed)
        expect(parseToken(token.slice(0, at) + typed + token.slice(at + 1))).toBeNull()
      }),
    )
  })

  it.each(['', 'dg_', 'Bearer x', createToken().slice(1), `${createToken()} `, `${createToken()}\n`])(
    'does not take %j for a token',
    (text) => {
      expect(parseToken(text)).toBeNull()
    },
  )

  it('shows its last four characters', () => {
    const token = createToken()

    expect(token.endsWith(lastFour(token))).toBe(true)
    expect(lastFour(token)).toHaveLength(4)
  })
})
