const LONGEST_JSON = 65_536
const DEEPEST = 32

/** The text without what PostgreSQL does not store: NUL characters and halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

/** The beginning of a text as PostgreSQL takes it: without NUL, and without half a character at the cut. */
export const storableText = (text: string, longest: number) =>
  text.replaceAll('\0', '').slice(0, longest).toWellFormed()

/** What a source told, as JSON that `jsonb` takes. What is too long is left out: it serves for looking up. */
export function storableJson(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const text = JSON.stringify(value, (_key, entry: unknown) => storableEntry(entry))
  return text.length <= LONGEST_JSON ? text : JSON.stringify({ omitted: `${text.length} characters` })
}

function storableEntry(entry: unknown): unknown {
  if (typeof entry === 'string') return storable(entry)
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry
  return Object.fromEntries(Object.entries(entry).map(([key, inner]) => [storable(key), inner]))
}

/** What no column can keep, and the names that lead to it, such as `lineItems`, `[2]`, `description`. */
type Unstorable = { path: readonly string[]; reason: string }

/**
 * The first place of a JSON value that no column can keep: NUL, halves of a character, numbers too large, and endless
 * nesting. Null where all of it can be kept.
 */
export function findUnstorable(value: unknown): Unstorable | null {
  return isStorable(value, 0) ? null : findFault(value, [])
}

/** The same without the place: nearly all can be kept, and to know where one stands takes several times as long. */
function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth === DEEPEST) return false
  if (Array.isArray(value)) return value.every((entry) => isStorable(entry, depth + 1))
  for (const key of Object.keys(value)) {
    // Every key of an object is one of its properties.
    const entry = (value as Record<string, unknown>)[key]
    if (!isStorableText(key) || !isStorable(entry, depth + 1)) return false
  }
  return true
}

function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

function findFault(value: unknown, path: readonly string[]): Unstorable | null {
  if (typeof value === 'string') return unstorableText(value, path)
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { path, reason: 'is a number too large to be kept' }
  }
  return typeof value === 'object' && value !== null ? findNested(value, path) : null
}

function findNested(value: object, path: readonly string[]): Unstorable | null {
  if (path.length === DEEPEST) return { path, reason: `must not be nested more than ${DEEPEST} levels deep` }
  for (const [key, entry] of Object.entries(value)) {
    const inner = [...path, Array.isArray(value) ? `[${key}]` : key]
    const found = unstorableText(key, inner) ?? findFault(entry, inner)
    if (found !== null) return found
  }
  return null
}

function unstorableText(text: string, path: readonly string[]): Unstorable | null {
  if (text.includes('\0')) return { path, reason: 'must not contain the character NUL' }
  if (!text.isWellFormed()) return { path, reason: 'must not contain half a character (a lone surrogate)' }
  return null
}
