import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fractionDigits, isCurrencyCode } from '../src/graph/currency.ts'
import { formatMoney, majorUnits } from '../src/graph/money.ts'

test.each([
  [1234n, 'EUR', '12.34'],
  [-5n, 'EUR', '-0.05'],
  [0n, 'USD', '0.00'],
  [1234n, 'JPY', '1234'],
  [1234n, 'BHD', '1.234'],
  [-1n, 'CLF', '-0.0001'],
  [9_007_199_254_740_993n, 'EUR', '90071992547409.93'],
])('%d %s in major units is %s', (minorUnits, currency, amount) => {
  expect(majorUnits({ minorUnits, currency })).toBe(amount)
})

test('no amount loses a digit on its way to major units', () => {
  fc.assert(
    fc.property(
      fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
      fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'),
      (minorUnits, currency) => {
        const digits = majorUnits({ minorUnits, currency }).replace('.', '')

        expect(BigInt(digits)).toBe(minorUnits)
      },
    ),
  )
})

test('amounts are shown with all digits of their currency, in the language asked for', () => {
  expect(formatMoney({ minorUnits: 123_456n, currency: 'EUR' }, 'de-DE')).toBe('1.234,56\u00a0€')
  expect(formatMoney({ minorUnits: 123_456n, currency: 'JPY' }, 'en-US')).toBe('¥123,456')
  expect(formatMoney({ minorUnits: 123_456n, currency: 'IQD' }, 'en-US')).toBe('IQD\u00a0123.456')
  expect(() => formatMoney({ minorUnits: 1n, currency: 'EUR' }, 'not a language')).toThrow(/^locale: /)
})

test('all documented currencies are known, historic ones included, and nothing else', () => {
  for (const code of ['EUR', 'DEM', 'FRF', 'ROL', 'CNH', 'ADP', 'ZWR', 'ZWG'])
    expect(isCurrencyCode(code)).toBe(true)
  for (const code of ['eur', 'EURO', 'ABC', '']) expect(isCurrencyCode(code)).toBe(false)
  expect(fractionDigits('KWD')).toBe(3)
})
