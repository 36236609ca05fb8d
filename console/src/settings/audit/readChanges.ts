/** One line of what was changed. `before` is null where the log has the new value alone. */
type ChangeLine = { name: string; before: string | null; after: string }

/** What a bare value stands for, such as somebody's name; the value itself where that is not known. */
export type Naming = (value: string) => string

/** The log holds JSON of any form: pairs of before and after, new values, or the reasons of a refusal. */
export function readChanges(changes: unknown, naming: Naming): readonly ChangeLine[] {
  if (changes === null || changes === undefined) return []
  if (!isObject(changes)) return [{ name: '', before: null, after: readable(changes, naming) }]
  const { before, ...after } = changes
  const [only, ...more] = Object.entries(after)
  // Of several rows at once the log has one new value, and the old one of each row.
  if (isObject(before) && only !== undefined && more.length === 0) {
    const values = new Set(Object.values(before).map((value) => readable(value, naming)))
    return [{ name: only[0], before: [...values].join(', '), after: readable(only[1], naming) }]
  }
  return Object.entries(changes).map(([name, value]) => lineOf(name, value, naming))
}

function lineOf(name: string, value: unknown, naming: Naming): ChangeLine {
  if (isObject(value) && 'before' in value && 'after' in value) {
    return { name, before: readable(value.before, naming), after: readable(value.after, naming) }
  }
  return { name, before: null, after: readable(value, naming) }
}

function readable(value: unknown, naming: Naming): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'string' ? naming(value) : JSON.stringify(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
