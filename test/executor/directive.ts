import type { Writing } from './writing.ts'

/** Now and then `@skip` or `@include`, by a literal or by a variable of either value. */
export function writeDirectives(writing: Writing, odds: number): string {
  const { random, limits } = writing
  if (!random.chance(odds) || limits.directives < 2) return ''
  if (random.chance(0.1)) return `${directive(writing, 'skip')}${directive(writing, 'include')}`
  return directive(writing, random.pick(['skip', 'include']))
}

function directive({ random, limits, variables }: Writing, name: 'skip' | 'include'): string {
  limits.directives -= 1
  // What is left out cannot differ, so most of it stays.
  const isKept = random.chance(0.65)
  const value = isKept === (name === 'include')
  const condition = random.weighted([
    [() => String(value), 2],
    [() => `$${variables.declare('Boolean!', value)}`, 4],
    [() => `$${variables.declare(`Boolean = ${value}`, undefined)}`, 1],
    [() => `$${variables.declare(`Boolean! = ${!value}`, value)}`, 1],
  ])()
  return ` @${name}(if: ${condition})`
}
