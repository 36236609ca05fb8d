import { expect, test } from 'vitest'
import { looksLike } from '../../../src/outreach/delivery/letter/looksLike.ts'
import { subjectKeyOf } from '../../../src/outreach/delivery/letter/subjectKey.ts'
import { EXAMPLES, type Example } from './examples.ts'
import { FURTHER } from './further.ts'
import { UNSEEN } from './unseen.ts'

test.each(EXAMPLES.map(({ text, types }) => [text.slice(0, 60), text, types] as const))(
  '%j',
  (_start, text, types) => {
    expect(looksLike(text).map(({ type }) => type)).toEqual(types)
  },
)

test('what was missed in a further set is found now', () => {
  expect(rightOf(FURTHER)).toBe(FURTHER.length)
})

test('of mails that the rules were not made for most are found, and few are found as what they are not', () => {
  const strange = UNSEEN.filter(({ text, types }) => found(text).some((type) => !types.includes(type)))

  expect(rightOf(UNSEEN)).toBeGreaterThanOrEqual(29)
  expect(strange.length).toBeLessThanOrEqual(1)
})

test.each([
  ['Re: AW: [EXT] Fwd: Rechnung  77', 'rechnung 77'],
  ['RE[2]: Reminder', 'reminder'],
  ['Regarding your invoice', 'regarding your invoice'],
  ['Re:', null],
  [null, null],
])('the key of %j is %j', (subject, key) => {
  expect(subjectKeyOf(subject)).toBe(key)
})

test('no text takes long', () => {
  const texts = [
    'we will '.repeat(20_000),
    'a'.repeat(100_000),
    'haben '.repeat(20_000),
    '<'.repeat(50_000),
    'on '.repeat(30_000),
  ]
  const started = performance.now()
  for (const text of texts) looksLike(text)
  for (const text of texts) subjectKeyOf(text)

  expect(performance.now() - started).toBeLessThan(2_000)
})

function found(text: string): string[] {
  return looksLike(text).map(({ type }) => type)
}

function rightOf(examples: readonly Example[]): number {
  return examples.filter(({ text, types }) => found(text).join() === types.join()).length
}
