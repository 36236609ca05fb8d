/** One line of what was changed. `before` is null where the log has the new value alone. */
type ChangeLine = { name: string; before: string | null; after: string }

/** The log holds JSON of any form: pairs of before and after, new values, or the reasons of a refusal. */
export function readChanges(changes: unknown): readonly ChangeLine[] {
  if (!isObject(changes)) return changes === null || changes === undefined ? [] : [line('', changes)]
  return Object.entries(changes).map(([name, value]) => line(name, value))
}

function line(name: string, value: unknown): ChangeLine {
  if (isObject(value) && 'before' in value && 'after' in value) {
    return { name, before: readable(value.before), after: readable(value.after) }
  }
  return { name, before: null, after: readable(value) }
}

function readable(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
