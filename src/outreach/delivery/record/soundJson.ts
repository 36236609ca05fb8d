import { storable } from '../provider/storable.ts'

const LONGEST_TEXT = 2_000
const LONGEST_RAW = 65_536

/** A text as a column can keep it, and not endless. */
export function soundText(text: string): string {
  return storable(text.slice(0, LONGEST_TEXT))
}

/** What a source told, as JSON that `jsonb` takes. What is too long is left out: it serves for looking up. */
export function soundJson(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const text = JSON.stringify(value, (_key, entry: unknown) => soundEntry(entry))
  return text.length <= LONGEST_RAW ? text : JSON.stringify({ omitted: `${text.length} characters` })
}

function soundEntry(entry: unknown): unknown {
  if (typeof entry === 'string') return storable(entry)
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry
  return Object.fromEntries(Object.entries(entry).map(([key, inner]) => [storable(key), inner]))
}
