import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fractionDigits } from '../../src/graph/currency.ts'
import { convert } from '../../src/ledger/exchangeRate/convert.ts'

test.each([
  [6_013_972n, 'BHD', '2.4391', 'EUR', 1_466_868n],
  [100n, 'EUR', '0.1', 'USD', 10n],
  [15n, 'EUR', '0.1', 'USD', 2n],
  [-15n, 'EUR', '0.1', 'USD', -2n],
  [14n, 'EUR', '0.1', 'USD', 1n],
  [-14n, 'EUR', '0.1', 'USD', -1n],
  [1_000n, 'JPY', '0.0061', 'EUR', 610n],
  [610n, 'EUR', '163.934426', 'JPY', 1_000n],
  [9_007_199_254_740_993n, 'EUR', '1', 'USD', 9_007_199_254_740_993n],
  [1n, 'EUR', '0.3333333333', 'USD', 0n],
  [0n, 'EUR', '2', 'USD', 0n],
])('%d %s at %s is %s %d', (minorUnits, currency, rate, intoCurrency, expected) => {
  expect(convert(minorUnits, { currency, intoCurrency, rate })).toBe(expected)
})

test('the answer is the nearest there is, and the same below zero', () => {
  const codes = fc.constantFrom('EUR', 'JPY', 'BHD', 'CLF', 'XAU')
  const rates = fc.tuple(fc.nat({ max: 10 ** 9 }), fc.nat({ max: 10 ** 10 - 1 }))
  fc.assert(
    fc.property(
      fc.bigInt(-(10n ** 18n), 10n ** 18n),
      codes,
      codes,
      rates,
      (minorUnits, currency, into, parts) => {
        const [whole, fraction] = parts
        const rate = `${whole}.${String(fraction).padStart(10, '0')}`
        const answer = convert(minorUnits, { currency, intoCurrency: into, rate })
        const exact = minorUnits * BigInt(rate.replace('.', '')) * 10n ** BigInt(fractionDigits(into))
        const unit = 10n ** BigInt(10 + fractionDigits(currency))
        const miss = exact - answer * unit

        expect(2n * (miss < 0n ? -miss : miss)).toBeLessThanOrEqual(unit)
        expect(convert(-minorUnits, { currency, intoCurrency: into, rate })).toBe(-answer)
      },
    ),
  )
})
