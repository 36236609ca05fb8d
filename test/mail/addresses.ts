import fc from 'fast-check'

/** What stands in address books: addresses of every kind, and texts of every kind that are none. */

const letters = 'abcxyzABCXYZ0189'
const outside = 'äöüßéñçøłΩσςжйñ例え用户ابجदअ'
const text = (from: string, minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...Array.from(from)), { minLength, maxLength })
    .map((characters) => characters.join(''))

const localPart = fc.oneof(
  { weight: 4, arbitrary: text(`${letters}.+-_'`, 1, 12) },
  { weight: 2, arbitrary: text(`${letters}${outside}.`, 1, 10) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '.', 'a..b', '.a', 'a.', '"a b"', '"a@b"', 'müller', 'mu\u0308ller'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a'.repeat(64),
      'a'.repeat(65),
      'ä'.repeat(32),
      'ä'.repeat(33),
      'a\u0007b',
      'a\u200bb',
      'a\u202eb',
      '😀',
    ),
  },
)

const label = fc.oneof(
  { weight: 4, arbitrary: text(`${letters}-`, 1, 8) },
  { weight: 3, arbitrary: text(`${letters}${outside}`, 1, 8) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'xn--mller-kva',
      'XN--MLLER-KVA',
      'xn--a',
      'xn--\u00e9',
      'müller',
      'MÜLLER',
      'mu\u0308ller',
      'faß',
      '☕',
      '',
      'a_b',
      'examplе',
      'ab\u00ad',
      'a'.repeat(63),
      'a'.repeat(64),
      'ü'.repeat(60),
      '１２',
    ),
  },
)

const domain = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom('example', 'EXAMPLE', 'テスト'))
      .map(([labels, last]) => [...labels, last].join('.')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'b',
      'localhost',
      '[192.0.2.1]',
      '192.0.2.1',
      'b.example.',
      'b..example',
      'b。example',
      '[IPv6:::1]',
    ),
  },
)

const decorated = fc.constantFrom(
  (address: string) => address,
  (address: string) => address,
  (address: string) => address,
  (address: string) => address,
  (address: string) => address.normalize('NFD'),
  (address: string) => `Rosa <${address}>`,
  (address: string) => `${address}; ${address}`,
  (address: string) => `${address},b@c.example`,
  (address: string) => ` ${address}`,
  (address: string) => `${address}\u0001`,
  (address: string) => `mailto:${address}`,
  (address: string) => address.replace('@', ''),
)

export const addressText: fc.Arbitrary<string> = fc
  .tuple(localPart, domain, decorated)
  .map(([local, host, decorate]) => decorate(`${local}@${host}`))
