import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multiply, parseExact, toMinorUnits } from '../../src/exchange/import/record/amount.ts'

const exact = { fractionDigits: 2, isRounded: false }
const rounded = { fractionDigits: 2, isRounded: true }

function minor(text: string, rounding = exact): bigint {
  const value = parseExact(text)
  if (value === null) throw new Error(`not a number: ${text}`)
  return toMinorUnits(value, rounding)
}

describe('an amount in a file', () => {
  it('is read to the minor unit, whatever its size', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 80n), 2n ** 80n), fc.integer({ min: 0, max: 4 }), (units, digits) => {
        const text = String(units < 0n ? -units : units).padStart(digits + 1, '0')
        const whole = text.slice(0, text.length - digits)
        const decimal = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`

        const read = parseExact(units < 0n ? `-${decimal}` : decimal)

        expect(read).not.toBeNull()
        if (read !== null)
          expect(toMinorUnits(read, { fractionDigits: digits, isRounded: false })).toBe(units)
      }),
    )
  })

  it('is rounded to the nearest minor unit, halves away from zero', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), (thousandths) => {
        const size = thousandths < 0n ? -thousandths : thousandths
        const text = `${thousandths < 0n ? '-' : ''}${size / 1000n}.${String(size % 1000n).padStart(3, '0')}`

        const cents = minor(text, rounded)

        const expected = (size + 5n) / 10n
        expect(cents).toBe(thousandths < 0n ? -expected : expected)
      }),
    )
  })

  it.each([
    ['12.34', 1234n],
    ['-12.3', -1230n],
    ['+7', 700n],
    ['.5', 50n],
    ['0.00', 0n],
    ['-0', 0n],
    ['99999999999999999999.99', 9999999999999999999999n],
  ])('%s is %s cents', (text, cents) => {
    expect(minor(text)).toBe(cents)
  })

  it.each(['', '-', '.', '1.', '1e3', '1,000.00', '$1', '1 000', '(5)', '5-', '0x10', 'NaN', '1.2.3', '١'])(
    '%j is not a number',
    (text) => {
      expect(parseExact(text)).toBeNull()
    },
  )

  it('with more fraction digits than its currency is refused, not cut', () => {
    expect(() => minor('12.345')).toThrow('3 digits after the point')
    expect(() => minor('12.340')).toThrow('3 digits after the point')
  })

  it('may have groups of three digits where they are declared', () => {
    const german = { decimalSeparator: ',', groupSeparator: '.' } as const

    expect(parseExact('1.234.567,89', german)).toEqual({ units: 123_456_789n, scale: 2 })
    expect(parseExact('1.5', german)).toBeNull()
    expect(parseExact('12.34,5', german)).toBeNull()
    expect(parseExact('1234,5', german)).toEqual({ units: 12_345n, scale: 1 })
  })

  it('multiplies without rounding', () => {
    expect(multiply('0.1', '0.2')).toEqual({ units: 2n, scale: 2 })
  })
})
