import { inside, Refusal } from '../rejection.ts'

const DEEPEST = 32

/** Refuses what no column can keep: NUL, halves of a character, numbers too large, and endless nesting. */
export function checkSoundJson(value: unknown, depth = 0): void {
  if (typeof value === 'string') checkText(value)
  else if (typeof value === 'number') checkNumber(value)
  else if (typeof value === 'object' && value !== null) checkNested(value, depth)
}

function checkNested(value: object, depth: number): void {
  if (depth === DEEPEST) throw new Refusal(null, `must not be nested more than ${DEEPEST} levels deep`)
  for (const [key, entry] of Object.entries(value)) {
    try {
      checkText(key)
      checkSoundJson(entry, depth + 1)
    } catch (error) {
      throw inside(Array.isArray(value) ? `[${key}]` : key, error)
    }
  }
}

function checkText(text: string): void {
  if (text.includes('\0')) throw new Refusal(null, 'must not contain the character NUL')
  if (!text.isWellFormed()) throw new Refusal(null, 'must not contain half a character (a lone surrogate)')
}

function checkNumber(value: number): void {
  if (!Number.isFinite(value)) throw new Refusal(null, 'is a number too large to be kept')
}
