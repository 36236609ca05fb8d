import { badInput } from '../../graph/error.ts'

const MAX_EDGES = 12
const MAX_DAYS = 36_500

/** The upper ends of the buckets that nobody asked to be others. */
export const USUAL_EDGES: readonly number[] = [30, 60, 90]

/** The upper ends, rising and above zero. */
export function checkedEdges(edges: readonly number[]): readonly number[] {
  if (edges.length > MAX_EDGES)
    throw badInput('edges', `takes at most ${MAX_EDGES} numbers, but got ${edges.length}.`)
  if (edges.some((edge) => edge > MAX_DAYS)) throw badInput('edges', `must be at most ${MAX_DAYS} days.`)
  const isRising = edges.every((edge, index) => edge > (edges[index - 1] ?? 0))
  if (!isRising)
    throw badInput('edges', 'must be positive numbers of days, each greater than the one before.')
  return edges
}
