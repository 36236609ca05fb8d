import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composedJson } from '../../src/exchange/import/record/composedJson.ts'

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('Ka\u0308se', 'K\u00e4se', 'A\u030angstro\u0308m', '\u1112\u1161\u11ab'),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

test('every text and key is composed, and nothing else is changed', () => {
  fc.assert(
    fc.property(value, (json) => {
      // Composing the whole as one text composes each text in it: what JSON adds is ASCII.
      expect(composedJson(json)).toEqual(JSON.parse(JSON.stringify(json).normalize('NFC')))
    }),
    { numRuns: 2_000 },
  )
})
