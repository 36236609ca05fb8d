import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressKey, isMailAddress, parseAddress, parseDisplayName } from '../../src/mail/address.ts'
import { addressText } from './addresses.ts'

test.each([
  ['jane@customer.example', 'jane@customer.example', 'jane@customer.example'],
  [
    'Jane.Doe+Invoices@Customer.EXAMPLE',
    'Jane.Doe+Invoices@customer.example',
    'jane.doe+invoices@customer.example',
  ],
  [
    "o'brien=/_`{|}~^?*&%$#!-@a.b.example",
    "o'brien=/_`{|}~^?*&%$#!-@a.b.example",
    "o'brien=/_`{|}~^?*&%$#!-@a.b.example",
  ],
  ['j@xn--bcher-kva.example', 'j@bücher.example', 'j@bücher.example'],
  ['J@XN--BCHER-KVA.example', 'J@bücher.example', 'j@bücher.example'],
  ['J@BÜCHER.example', 'J@bücher.example', 'j@bücher.example'],
  ['j@bu\u0308cher.example', 'j@bücher.example', 'j@bücher.example'],
  ['info@müller-kunde.example', 'info@müller-kunde.example', 'info@müller-kunde.example'],
  ['j@ｂｕｃｈ.example', 'j@buch.example', 'j@buch.example'],
  ['JÜRGEN@kunde.example', 'jürgen@kunde.example', 'jürgen@kunde.example'],
  ['ju\u0308rgen@kunde.example', 'jürgen@kunde.example', 'jürgen@kunde.example'],
  ['用户@例え.テスト', '用户@例え.テスト', '用户@例え.テスト'],
  ['j@4.example2x', 'j@4.example2x', 'j@4.example2x'],
  [
    `${'a'.repeat(64)}@customer.example`,
    `${'a'.repeat(64)}@customer.example`,
    `${'a'.repeat(64)}@customer.example`,
  ],
])('%s is an address', (text, address, key) => {
  expect(parseAddress(text)).toMatchObject({ address, key })
})

test.each([
  '',
  'jane',
  '@customer.example',
  'jane@',
  'jane@localhost',
  ' jane@customer.example',
  'jane@customer.example ',
  'jane@customer.example\n',
  'p@c.example\r\nBcc: evil@x.example',
  'p@c.example\nBcc: evil@x.example',
  'p@c.example\0',
  'p@c.example,evil@x.example',
  'p@c.example;evil@x.example',
  'p@c.example evil@x.example',
  'p@c.example@x.example',
  'Jane <p@c.example>',
  'evil@x <evil@x>',
  '<p@c.example>',
  'group: p@c.example, evil@x.example;',
  '@relay.example:p@c.example',
  '"p c"@c.example',
  '"p@evil.example"@c.example',
  'p(comment)@c.example',
  'p@(comment)c.example',
  '.p@c.example',
  'p.@c.example',
  'p..q@c.example',
  'p@.c.example',
  'p@c..example',
  'p@c.example.',
  'p@-c.example',
  'p@c-.example',
  'p@c_d.example',
  'p@[192.0.2.1]',
  'p@192.0.2.1',
  'j\u200bk@c.example',
  'p@xn--\u00e9.example',
  `p@${'ü'.repeat(60)}.example`,
  `${'ü'.repeat(33)}@c.example`,
  'p@c.example\u2028',
  'p@c.examplе',
  `${'a'.repeat(65)}@customer.example`,
  `p@${'a'.repeat(64)}.example`,
  `p@${'a.'.repeat(124)}example`,
  '('.repeat(50_000),
  `${'('.repeat(50_000)}p@c.example${')'.repeat(50_000)}`,
])('%j is no address', (text) => {
  expect(parseAddress(text)).toBeNull()
})

test.each([
  ['info@müller-kunde.example', 'info@xn--mller-kunde-thb.example', false],
  ['p@faß.example', 'p@xn--fa-hia.example', false],
  ['rosa@kunde.example', 'rosa@kunde.example', false],
  ['müller@kunde.example', 'müller@kunde.example', true],
  ['müller@xn--mller-kva.example', 'müller@müller.example', true],
])('%s goes to a mail server as %s, and needs SMTPUTF8: %s', (text, wire, needsUtf8) => {
  expect(parseAddress(text)).toMatchObject({ wire, needsUtf8 })
})

const inCapitals = (text: string) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())

test('an address is itself again, and has one key in all its forms', () => {
  fc.assert(
    fc.property(addressText, (text) => {
      const parsed = parseAddress(text)
      fc.pre(parsed !== null)
      expect(parseAddress(parsed.address)).toEqual(parsed)
      expect(isMailAddress(parsed.address)).toBe(true)
      for (const form of [
        parsed.wire,
        text.normalize('NFD'),
        text.normalize('NFC'),
        inCapitals(parsed.wire),
      ]) {
        expect(addressKey(form), form).toBe(parsed.key)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('a megabyte of parentheses or of dots is refused at once', () => {
  const start = performance.now()

  for (const character of ['(', '.', 'a', 'a.', '@', '@a.', '-']) {
    expect(parseAddress(character.repeat(1_048_576))).toBeNull()
    expect(parseAddress(character.repeat(253 / character.length))).toBeNull()
  }

  expect(performance.now() - start).toBeLessThan(5_000)
})

test.each([
  ['Jane Doe', 'Jane Doe'],
  ['  Jane  ', 'Jane'],
  ['Bücher & Söhne, "GmbH" <Köln>', 'Bücher & Söhne, "GmbH" <Köln>'],
  ['株式会社', '株式会社'],
  ['x'.repeat(200), 'x'.repeat(200)],
])('%j may be shown before an address', (text, name) => {
  expect(parseDisplayName(text)).toBe(name)
})

test.each([
  '',
  '   ',
  'P\r\nBcc: evil@x.example',
  'P\u0000',
  'P\u0085',
  'P\u2028Bcc: evil@x.example',
  'elpmaxe\u202e@evil',
  '\ud800',
  'x'.repeat(201),
])('%j may not', (text) => {
  expect(parseDisplayName(text)).toBeNull()
})
