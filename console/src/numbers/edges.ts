const MOST = 12

/** `30, 60, 90`: rising whole days, at most 12. Null for anything else. */
export function readEdges(typed: string): readonly number[] | null {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '')
  const days = parts.map(Number)
  const areDays = parts.every((part) => /^\d{1,4}$/.test(part))
  const areRising = days.every((day, place) => day > (days[place - 1] ?? 0))
  return days.length > 0 && days.length <= MOST && areDays && areRising ? days : null
}

export const writeEdges = (edges: readonly number[]) => edges.join(', ')
