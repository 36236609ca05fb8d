import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWrittenNumber } from '../../src/exchange/import/mapping/writtenNumber.ts'
import type { DecimalFormat } from '../../src/exchange/import/record/amount.ts'

const german: DecimalFormat = { decimalSeparator: ',', groupSeparator: '.' }
const english: DecimalFormat = { decimalSeparator: '.', groupSeparator: ',' }
const french: DecimalFormat = { decimalSeparator: ',', groupSeparator: ' ' }
const swiss: DecimalFormat = { decimalSeparator: '.', groupSeparator: "'" }

/** As `units / 10^scale` in text. */
const read = (text: string, format: DecimalFormat) => {
  const exact = readWrittenNumber(text, format)
  return exact === null ? null : `${exact.units}e-${exact.scale}`
}

describe('a number in a file', () => {
  it.each([
    ['1.234,56-', german],
    ['1.234,56 -', german],
    ['(1.234,56)', german],
    ['( 1.234,56 )', german],
    ['\u22121.234,56', german],
    ['\u22121234,56', german],
    ['- 1.234,56', german],
    ['\u20131.234,56', german],
    ['1.234,56\u2212', german],
    ['\uff0d1.234,56', german],
    ['(1,234.56)', english],
    ['-1\u202f234,56', french],
    ['\u22121\u00a0234,56', french],
    ['-1\u2009234,56', french],
    ['1 234,56-', french],
    ["-1'234.56", swiss],
    ['-1\u2019234.56', swiss],
    ['-1\u2019234.56', { decimalSeparator: '.', groupSeparator: '\u2019' }],
    ['-1\u202f234,56', { decimalSeparator: ',', groupSeparator: '\u00a0' }],
  ] as const)('%j is minus 1234.56', (text, format) => {
    expect(read(text, format)).toBe('-123456e-2')
  })

  it.each([
    ['1.234', german, '1234e-0'],
    ['1.234', { decimalSeparator: '.', groupSeparator: '' }, '1234e-3'],
    ['1,234', english, '1234e-0'],
    ['1,234', { decimalSeparator: ',', groupSeparator: '' }, '1234e-3'],
    ['1.234', french, null],
    ['1\u2019234', german, null],
    ['1 234', german, null],
  ] as const)('%j is read as its file declares, and never guessed: %j', (text, format, value) => {
    expect(read(text, format)).toBe(value)
  })

  it.each([
    '--5',
    '-5-',
    '(-5)',
    '(5)-',
    '-(5)',
    '((5))',
    '(',
    '()',
    '-',
    '5--',
    '+5-',
    '(5',
    '5)',
    '1..234,5',
    '1.23,4',
    '',
    '1.234,56 EUR',
  ])('%j is none', (text) => {
    expect(read(text, german)).toBeNull()
  })

  it('is what was printed, in whichever style', () => {
    const style = fc.record({
      decimal: fc.constantFrom(',' as const, '.' as const),
      group: fc.constantFrom('', '.', ',', "'", '\u2019', ' ', '\u00a0', '\u202f', '\u2009', '\u2007'),
      negative: fc.constantFrom<(digits: string) => string>(
        (digits) => `-${digits}`,
        (digits) => `${digits}-`,
        (digits) => `(${digits})`,
        (digits) => `\u2212${digits}`,
        (digits) => `${digits}\u2212`,
        (digits) => `\u2013 ${digits}`,
        (digits) => `${digits}\u00a0-`,
      ),
      positive: fc.constantFrom<(digits: string) => string>(
        (digits) => digits,
        (digits) => `+${digits}`,
        (digits) => ` ${digits}\u00a0`,
      ),
    })
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.integer({ min: 0, max: 4 }),
        style,
        (units, scale, s) => {
          fc.pre(s.group !== s.decimal)
          const all = String(units < 0n ? -units : units).padStart(scale + 1, '0')
          const whole = all.slice(0, all.length - scale).replace(/\B(?=(\d{3})+$)/g, s.group)
          const digits = scale === 0 ? whole : `${whole}${s.decimal}${all.slice(-scale)}`
          const declared = s.group === '\u2007' ? ' ' : s.group

          const text = units < 0n ? s.negative(digits) : s.positive(digits)

          const format = { decimalSeparator: s.decimal, groupSeparator: declared }
          expect(readWrittenNumber(text, format), text).toEqual({ units, scale })
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
