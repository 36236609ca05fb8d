import { type Json, listOf, objectOf } from './json.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const FRACTION = /^-?\d+\.\d+$/

/**
 * An answer without what may differ between servers that say the same: lists without `nodes`, amounts and counts as text
 * without trailing zeros, instants as milliseconds, keys in order.
 */
export function canonical(value: Json): Json {
  if (Array.isArray(value)) return listOf(value).map(canonical)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return canonicalText(value)
  if (value === null || typeof value === 'boolean') return value
  const entries = Object.entries(objectOf(value)).filter(([key]) => key !== '__typename')
  const [only] = entries
  if (entries.length === 1 && only !== undefined && ['nodes', 'minorUnits'].includes(only[0]))
    return canonical(only[1])
  return Object.fromEntries(entries.sort().map(([key, part]) => [key, canonical(part)]))
}

function canonicalText(text: string): string {
  if (INSTANT.test(text)) return `${Date.parse(text)} ms`
  return FRACTION.test(text) ? text.replace(/\.?0+$/, '') : text
}
