import { withoutCredentials } from '../record/secrets.ts'
import { ourSpelling } from '../record/word.ts'

/** An id, which may be a number. */
export function id(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}

/** A text that Stuut's own users may have filled with a number. */
export function text(value: unknown): unknown {
  return id(value)
}

/** One of our own enums, which Stuut writes in lower case. */
export function ours(value: unknown): unknown {
  return typeof value === 'string' ? ourSpelling(value) : value
}

/** A date-time; without a zone it is UTC. */
export function instant(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const written = value.trim().replace(' ', 'T')
  return /T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/.test(written) ? `${written}Z` : written
}

export function day(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, 10) : value
}

/** Where an object is wanted and anything may come. */
export function asObject(value: unknown): unknown {
  return typeof value === 'object' && !Array.isArray(value) ? value : { value }
}

/** A link that needs no signature to be kept; nothing where it is no link. */
export function plainUrl(value: unknown): unknown {
  return typeof value === 'string' && /^https?:\/\/\S+$/.test(value) ? withoutCredentials(value) : undefined
}
