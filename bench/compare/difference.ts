import { type Json, listOf, objectOf } from './json.ts'

/** Where two canonical values differ first, as a sentence; null when they are equal. */
export function firstDifference(
  left: Json | undefined,
  right: Json | undefined,
  path = 'data',
): string | null {
  if (Array.isArray(left) && Array.isArray(right)) {
    const [ours, theirs] = [listOf(left), listOf(right)]
    if (ours.length !== theirs.length) return `${path} has ${ours.length} entries and ${theirs.length}`
    return firstOf(
      ours.map((value, index) => () => firstDifference(value, theirs[index], `${path}[${index}]`)),
    )
  }
  if (isParent(left) && isParent(right)) {
    const [ours, theirs] = [objectOf(left), objectOf(right)]
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    return firstOf(keys.map((key) => () => firstDifference(ours[key], theirs[key], `${path}.${key}`)))
  }
  if (left === right) return null
  return `${path} is ${JSON.stringify(left)} and ${JSON.stringify(right)}`
}

function isParent(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstOf(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const difference = check()
    if (difference !== null) return difference
  }
  return null
}
