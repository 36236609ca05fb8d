import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findUnstorable } from '../../src/database/storable.ts'

const text = fc.oneof(fc.string(), fc.constantFrom('a\0b', '\ud800', 'x\udfff', 'Käse', ''))
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}))

/** Everything in it that is a text, a number or a name. */
function leavesOf(json: unknown): unknown[] {
  if (typeof json !== 'object' || json === null) return [json]
  if (Array.isArray(json)) return json.flatMap(leavesOf)
  return Object.entries(json).flatMap(([key, entry]) => [key, ...leavesOf(entry)])
}

function isFine(leaf: unknown): boolean {
  if (typeof leaf === 'number') return Number.isFinite(leaf)
  return typeof leaf !== 'string' || (!leaf.includes('\0') && leaf.isWellFormed())
}

test('a value cannot be kept exactly when something in it cannot, and the place is told', () => {
  fc.assert(
    fc.property(value, (json) => {
      const found = findUnstorable(json)

      expect(found === null).toBe(leavesOf(json).every(isFine))
      if (found !== null) expect(found.reason).toMatch(/^(is|must not)/)
    }),
    { numRuns: 2_000 },
  )
})

test('32 levels can be kept, and no more', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])

  expect(findUnstorable(nested(32))).toBeNull()
  expect(findUnstorable(nested(33))?.reason).toMatch(/32 levels/)
})
