import fc from 'fast-check'

/** Values that no row has, of each scalar that filters take. */
const STRANGERS: Readonly<Record<string, readonly [unknown, ...unknown[]]>> = {
  String: ['', ' ', '%', '_', '\\', "'", '100%', 'a_c', 'nobody', 'Ä', 'ß', '%%', '\\%', '*', '"'],
  ID: ['', 'nonsense', 'inv_AAAA', 'usr_AAAAAAAAAAAAAAAAAAAAAA', '0'],
  UUID: ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  Int: [0, 1, -1, 30, 90, 100_000, -100_000, 2_147_483_647, -2_147_483_648],
  SafeInt: [0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  DateTime: [
    '2026-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '2026-03-13T00:00:00-05:00',
    '2026-03-08',
    '0001-01-01',
    '9999-12-31',
  ],
  LocalDate: ['2026-03-13', '2000-02-29', '9999-12-31'],
  CurrencyCode: ['EUR', 'CHF', 'DEM'],
  Decimal: ['0', '-3.5', '2.0001', '99999'],
}

export function strangersOf(scalar: string): readonly [unknown, ...unknown[]] {
  const strangers = STRANGERS[scalar]
  if (strangers === undefined) throw new Error(`No values of ${scalar} to filter by: add some.`)
  return strangers
}

/** Values close to one that a row has: where comparisons go wrong. */
export const VARIANTS: Readonly<Record<string, (value: unknown, operator: string) => fc.Arbitrary<unknown>>> =
  {
    String: (value, operator) => textNear(String(value), operator),
    Int: (value) => fc.constantFrom(-1, 0, 0, 1).map((step) => Number(value) + step),
    SafeInt: (value) => fc.constantFrom(-1, 0, 0, 1).map((step) => Number(value) + step),
    DateTime: (value) =>
      fc.constantFrom(-86_400_000, -1, 0, 0, 0, 1, 86_400_000).chain((step) => {
        const near = new Date(Date.parse(String(value)) + step).toISOString()
        return fc.constantFrom(near, near, near.slice(0, 10))
      }),
    LocalDate: (value) =>
      fc
        .constantFrom(-1, 0, 0, 1)
        .map((step) => new Date(Date.parse(String(value)) + step * 86_400_000).toISOString().slice(0, 10)),
    UUID: (value) => fc.constantFrom(String(value), String(value).toUpperCase()),
  }

function textNear(text: string, operator: string): fc.Arbitrary<string> {
  const end = { min: 0, max: text.length }
  const part =
    operator === 'contains'
      ? fc
          .tuple(fc.nat(end), fc.nat(end))
          .map(([from, to]) => text.slice(Math.min(from, to), Math.max(from, to)))
      : operator === 'startsWith'
        ? fc.nat(end).map((to) => text.slice(0, to))
        : fc.constant(text)
  const written = fc.constantFrom<(part: string) => string>(
    (same) => same,
    (same) => same,
    (same) => same.toLowerCase(),
    (same) => same.toUpperCase(),
    (same) => same.replace(/.$/u, '_'),
    (same) => `${same}%`,
  )
  return fc.tuple(part, written).map(([chosen, write]) => write(chosen))
}
