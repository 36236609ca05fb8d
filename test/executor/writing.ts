import type { GraphQLSchema } from 'graphql'
import type { Random } from '../../src/demo/random.ts'
import type { Material } from './material.ts'
import type { Scope } from './scope.ts'
import type { Usage } from './usage.ts'
import type { Variables } from './variables.ts'

/** Where a selection stands. */
export type Place = {
  path: string
  depth: number
  lists: number
  /** How many objects stand here, as the cost counts them. */
  rows: number
  /** Null inside fragments that are used again: they hold no errors. */
  scope: Scope | null
  /** Response names of this selection and what they are, so that nothing of another type gets the same. */
  shape: Map<string, string>
}

/** A selection, and what it adds to the limits below its place. */
export type Written = { text: string; depth: number; lists: number }

export type Fragment = Written & {
  name: string
  type: string
  definition: string
  cost: number
  shape: Map<string, string>
}

/** Arguments of one field of one type that may stand under its plain name, wherever it is selected. */
export type Call = { text: string; size: number | null }

/** One document while it is written. */
export type Writing = {
  schema: GraphQLSchema
  random: Random
  material: Material
  usage: Usage
  variables: Variables
  fragments: Fragment[]
  calls: Map<string, Call>
  limits: {
    depth: number
    fields: number
    cost: number
    aliases: number
    directives: number
    fragments: number
  }
  /** Parts of the file cannot import each other in a circle, so the recursion goes through here. */
  select(type: { name: string }, place: Place): Written
}

/** A response name that nothing else in the document has; null when the document has all the aliases it may. */
export function freshAlias(writing: Writing, name: string): string | null {
  if (writing.limits.aliases <= 0) return null
  writing.limits.aliases -= 1
  return `${name}${writing.random.chance(0.2) ? '_' : ''}${writing.limits.aliases}`
}
