const ASCII = /^[\0-\x7f]*$/

/** The same with every text and key composed (NFC): what looks the same is stored and compared as the same. */
export function composedJson(value: unknown): unknown {
  if (typeof value === 'string') return ASCII.test(value) ? value : value.normalize('NFC')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(composedJson)
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, entry]) => [key.normalize('NFC'), composedJson(entry)]))
}
