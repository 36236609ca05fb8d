const ASCII = /^[\0-\x7f]*$/

/** The same with every text and key composed (NFC): what looks the same is stored and compared as the same. */
export function composedJson(value: unknown): unknown {
  return isComposed(value) ? value : composed(value)
}

/** Nearly all are composed already, and need not be copied. */
function isComposed(value: unknown): boolean {
  if (typeof value === 'string') return ASCII.test(value) || value.normalize('NFC') === value
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isComposed)
  for (const key of Object.keys(value)) {
    // Every key of an object is one of its properties.
    if (!isComposed(key) || !isComposed((value as Record<string, unknown>)[key])) return false
  }
  return true
}

function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(composed)
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, entry]) => [key.normalize('NFC'), composed(entry)]))
}
