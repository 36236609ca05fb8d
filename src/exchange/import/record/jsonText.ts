const MOST_KEYS = 5_000
const quotedKeys = new Map<string, string>()

/**
 * JSON of a value that may hold bigints, which become text. JSON.stringify with a replacer does the same and takes
 * five times as long.
 */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'bigint') return `"${value}"`
  if (typeof value !== 'object' || value instanceof Date) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return listText(value)
  let text = ''
  for (const key of Object.keys(value)) {
    // Every key of an object is one of its properties.
    const entry = (value as Record<string, unknown>)[key]
    text += `${text === '' ? '' : ','}${quoted(key)}:${jsonText(entry)}`
  }
  return `{${text}}`
}

function listText(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[${values.map(jsonText).join(',')}]`
}

/** The names of fields come again with every record; what a source names itself may not fill the memory. */
function quoted(key: string): string {
  let text = quotedKeys.get(key)
  if (text === undefined) {
    if (quotedKeys.size >= MOST_KEYS) quotedKeys.clear()
    text = JSON.stringify(key)
    quotedKeys.set(key, text)
  }
  return text
}
