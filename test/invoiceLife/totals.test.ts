import { describe, expect, test } from 'vitest'
import { faultsIn } from '../../src/ledger/invoice/total/faultsIn.ts'
import { MILLION, millionthsOf, millionthsText } from '../../src/ledger/invoice/total/millionths.ts'
import { roundedQuotient } from '../../src/ledger/invoice/total/round.ts'
import { type LineTerms, type TotalsRule, totalsOf } from '../../src/ledger/invoice/total/totalsOf.ts'
import { randomFrom } from './random.ts'
import { type Rational, rational, roundRational } from './rational.ts'

const RULES = (['HALF_UP', 'HALF_EVEN'] as const).flatMap((moneyRounding) =>
  (['PER_LINE', 'PER_INVOICE'] as const).map((taxRounding): TotalsRule => ({ moneyRounding, taxRounding })),
)
const ROUNDS = 2_000

/** The same worked out with fractions, from the sentences of `docs/money.md` and not from the code. */
function expected(lines: readonly LineTerms[], { moneyRounding, taxRounding }: TotalsRule) {
  const round = (value: Rational) => roundRational(value, moneyRounding)
  const perCent = (whole: bigint, rate: bigint) =>
    rational(whole, 1n).times(rational(rate, MILLION)).over(100n)
  const nets = new Map<bigint, bigint>()
  let [subtotal, discount, taxOfLines] = [0n, 0n, 0n]
  for (const line of lines) {
    const amount = round(rational(line.quantity, MILLION).times(rational(line.unitPrice, 1n)))
    const off = line.discount ?? (line.discountRate === null ? 0n : round(perCent(amount, line.discountRate)))
    subtotal += amount
    discount += off
    if (line.taxRate === null) continue
    taxOfLines += round(perCent(amount - off, line.taxRate))
    nets.set(line.taxRate, (nets.get(line.taxRate) ?? 0n) + amount - off)
  }
  const taxOfRates = [...nets].reduce((sum, [rate, net]) => sum + round(perCent(net, rate)), 0n)
  const tax = taxRounding === 'PER_LINE' ? taxOfLines : taxOfRates
  return { subtotal, discount, tax, total: subtotal - discount + tax }
}

const { integer, pick, chance } = randomFrom(20_261_128)

function randomLine(): LineTerms {
  const quantity = pick([
    () => BigInt(integer(1, 20)) * MILLION,
    () => BigInt(integer(1, 9_999_999)),
    () => BigInt(integer(1, 1_000)) * (MILLION / 2n),
  ])()
  const unitPrice = BigInt(
    pick([() => integer(0, 9), () => integer(0, 100_000), () => integer(0, 2_000_000_000)])(),
  )
  const rate = () =>
    pick([
      0n,
      5n * MILLION,
      19n * MILLION,
      12_500_000n,
      33_333_333n,
      100n * MILLION,
      BigInt(integer(0, 100_000_000)),
    ])
  // No more than the least that the amount can be rounded to.
  const most = Number((quantity * unitPrice) / MILLION)
  return {
    quantity,
    unitPrice,
    discount: chance(0.3) ? BigInt(integer(0, most)) : null,
    discountRate: chance(0.3) ? rate() : null,
    taxRate: chance(0.8) ? rate() : null,
  }
}

describe.each(RULES)('rounding $moneyRounding, tax $taxRounding', (rule) => {
  test(`${ROUNDS} random invoices come to what fractions come to, and their lines to the invoice`, () => {
    for (let round = 0; round < ROUNDS; round++) {
      const lines = Array.from({ length: integer(1, 12) }, randomLine)
      const { lines: worked, taxes, ...totals } = totalsOf(lines, rule)

      expect(totals).toEqual(expected(lines, rule))
      expect(totals.total).toBe(totals.subtotal - totals.discount + totals.tax)
      const sum = (part: 'amount' | 'discount' | 'tax' | 'lineTotal') =>
        worked.reduce((all, line) => all + line[part], 0n)
      expect([sum('amount'), sum('discount'), sum('tax'), sum('lineTotal')]).toEqual([
        totals.subtotal,
        totals.discount,
        totals.tax,
        totals.total,
      ])
      expect(taxes.reduce((all, { tax }) => all + tax, 0n)).toBe(totals.tax)
      const wrong = worked.filter(({ amount, discount, tax, lineTotal }, index) => {
        // A line's tax is off by one minor unit at most, also where it is rounded per invoice.
        const off = tax * 100n * MILLION - (amount - discount) * (lines[index]?.taxRate ?? 0n)
        const isNear = off <= 100n * MILLION && off >= -100n * MILLION
        return (
          lineTotal !== amount - discount + tax || tax < 0n || discount < 0n || discount > amount || !isNear
        )
      })
      expect(wrong).toEqual([])
      expect(faultsIn(lines, totalsOf(lines, rule))).toEqual([])
    }
  })
})

describe('one half', () => {
  test.each([
    [1n, 2n, 1n, 0n],
    [3n, 2n, 2n, 2n],
    [5n, 2n, 3n, 2n],
    [-1n, 2n, -1n, 0n],
    [-5n, 2n, -3n, -2n],
    [49n, 100n, 0n, 0n],
    [51n, 100n, 1n, 1n],
  ])('of %d/%d is %d up and %d even', (numerator, denominator, up, even) => {
    expect(roundedQuotient(numerator, denominator, 'HALF_UP')).toBe(up)
    expect(roundedQuotient(numerator, denominator, 'HALF_EVEN')).toBe(even)
  })

  test('goes where the setting says, in an invoice', () => {
    const line = {
      quantity: 500_000n,
      unitPrice: 5n,
      discount: null,
      discountRate: null,
      taxRate: 50n * MILLION,
    }
    const of = (
      moneyRounding: TotalsRule['moneyRounding'],
      taxRounding: TotalsRule['taxRounding'] = 'PER_LINE',
    ) => {
      const { subtotal, tax } = totalsOf([line, line], { moneyRounding, taxRounding })
      return [subtotal, tax]
    }

    // 2.5 each, and of that one half.
    expect(of('HALF_UP')).toEqual([6n, 4n])
    expect(of('HALF_EVEN')).toEqual([4n, 2n])
    expect(of('HALF_UP', 'PER_INVOICE')).toEqual([6n, 3n])
  })
})

describe('faults', () => {
  const line = (part: Partial<LineTerms>): LineTerms => ({
    quantity: MILLION,
    unitPrice: 100n,
    discount: null,
    discountRate: null,
    taxRate: null,
    ...part,
  })
  const rule: TotalsRule = { moneyRounding: 'HALF_UP', taxRounding: 'PER_LINE' }
  const faultsOf = (lines: LineTerms[]) =>
    faultsIn(lines, totalsOf(lines, rule)).map(({ field }) => field.join('.'))

  test('name the discount that is above its line, and the first line that goes past 2^53', () => {
    const large = line({ unitPrice: 2n ** 52n })
    expect(faultsOf([line({ discount: 101n }), line({})])).toEqual(['input.lineItems.0.discount'])
    expect(faultsOf([large, line({}), large])).toEqual(['input.lineItems.2'])
    expect(faultsOf([line({ unitPrice: 2n ** 53n - 1n })])).toEqual([])
    expect(faultsOf([line({ unitPrice: 2n ** 53n - 1n, taxRate: 1n })])).toEqual(['input.lineItems.0'])
    expect(faultsOf([line({ unitPrice: 2n ** 53n - 1n, discount: 5n }), line({})])).toEqual([
      'input.lineItems.1',
    ])
  })
})

describe('millionths', () => {
  test.each<[string, bigint | null, string]>([
    ['1', 1_000_000n, '1'],
    ['2.5', 2_500_000n, '2.5'],
    ['0.000001', 1n, '0.000001'],
    ['-0.5', -500_000n, '-0.5'],
    ['1.1000000000', 1_100_000n, '1.1'],
    ['0.0000001', null, ''],
    ['00012', 12_000_000n, '12'],
    ['99999999999999.999999', 99_999_999_999_999_999_999n, '99999999999999.999999'],
  ])('%s', (text, units, written) => {
    expect(millionthsOf(text)).toBe(units)
    if (units !== null) expect(millionthsText(units)).toBe(written)
  })
})
