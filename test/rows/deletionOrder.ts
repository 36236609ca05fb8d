import type { ForeignKey } from './foreignKeys.ts'

/** Whatever refers to a table stands before it; what is `loose` has to be emptied first, as it closes a circle. */
export type Order = { tables: string[]; loose: ForeignKey[] }

/** A table that refers to itself is no circle: all its rows go in one statement. */
export function deletionOrder(tables: readonly string[], keys: readonly ForeignKey[]): Order {
  const left = new Set(tables)
  const order: Order = { tables: [], loose: [] }
  const binding = () =>
    keys.filter(
      (key) =>
        key.table !== key.target && left.has(key.table) && left.has(key.target) && !order.loose.includes(key),
    )
  while (left.size > 0) {
    const bound = binding()
    const free = [...left].find((table) => !bound.some(({ target }) => target === table))
    if (free === undefined) order.loose.push(looseKey(bound))
    else {
      order.tables.push(free)
      left.delete(free)
    }
  }
  return order
}

/** A key of a circle that may be empty. */
function looseKey(bound: readonly ForeignKey[]): ForeignKey {
  const circle = bound.filter(({ table, target }) => reaches(bound, target, table))
  const key = circle.find(({ optional }) => optional.length > 0)
  if (key !== undefined) return key
  const names = [...new Set(circle.map(({ table }) => table))].sort()
  throw new Error(`These tables refer to each other in a circle: ${names.join(', ')}.`)
}

function reaches(keys: readonly ForeignKey[], from: string, to: string): boolean {
  const seen = new Set([from])
  for (const table of seen) {
    for (const key of keys) if (key.table === table) seen.add(key.target)
  }
  return seen.has(to)
}
