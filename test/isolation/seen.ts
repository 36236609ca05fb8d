type Row = Record<string, unknown>

function* rowsIn(value: unknown): Generator<Row> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Row
  for (const inner of Object.values(value)) yield* rowsIn(inner)
}

/** The types that an answer holds a row of; each selection asks for `__typename`. */
export function typeNames(data: unknown): Set<string> {
  return new Set([...rowsIn(data)].map((row) => String(row.__typename)))
}

/** The fields that an answer holds a value of, as `Type.field`. */
export function fieldNames(data: unknown): Set<string> {
  const names = [...rowsIn(data)].flatMap((row) =>
    Object.entries(row)
      .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([name]) => `${String(row.__typename)}.${name}`),
  )
  return new Set(names)
}
