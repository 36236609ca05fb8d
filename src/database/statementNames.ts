import { createHash } from 'node:crypto'

/** PostgreSQL keeps a named statement until its connection ends, so only this many texts get a name. */
const MAX_NAMES = 500
/** Texts that were seen once; a client that sends ever new ones pushes only these out. */
const MAX_CANDIDATES = 500

/**
 * The name under which a text is prepared, or none. A text earns its name by coming back: operations that are asked
 * once are planned once and leave nothing behind.
 */
export function createStatementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const candidates = new Set<string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= MAX_NAMES) return known
    if (!candidates.delete(text)) {
      if (candidates.size >= MAX_CANDIDATES) candidates.clear()
      candidates.add(text)
      return undefined
    }
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
    names.set(text, name)
    return name
  }
}
