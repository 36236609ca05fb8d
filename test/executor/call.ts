import { type GraphQLArgument, type GraphQLField, getNamedType, isNonNullType } from 'graphql'
import { isPageArgument, writePage } from './page.ts'
import { makeValue } from './values.ts'
import type { Call, Writing } from './writing.ts'

export type Field = GraphQLField<unknown, unknown>

/** What a field is asked with: required arguments always, others now and then, those used rarely rather than others. */
export function writeCall(writing: Writing, parent: string, field: Field, most: number): Call {
  const plain = field.args.filter((argument) => !isPageArgument(argument))
  const page =
    field.args.length > plain.length
      ? writePage(writing, `${parent}.${field.name}`, most)
      : { arguments: [], size: null }
  const nameOf = ({ name }: GraphQLArgument) => `${parent}.${field.name}(${name})`
  const optional = plain.filter(({ type, name }) => !isNonNullType(type) && name !== 'organizationId')
  const count = writing.random.weighted([
    [0, 5],
    [1, 5],
    [2, 2],
  ])
  const chosen = writing.usage.choose(writing.random, optional, nameOf, count)
  const given = plain.filter((argument) => isNonNullType(argument.type) || chosen.includes(argument))
  const texts = given.map((argument) => {
    writing.usage.note(nameOf(argument))
    return `${argument.name}: ${writeValue(writing, argument)}`
  })
  return { text: inBrackets([...texts, ...page.arguments]), size: page.size }
}

function writeValue(writing: Writing, argument: GraphQLArgument): string {
  const { name, type } = argument
  if (name === 'perPage') return writing.variables.write(type, writing.random.integer(1, 30))
  if (name === 'edges') {
    const step = writing.random.integer(1, 40)
    const edges = [step, step * 2, step * 3].slice(0, writing.random.integer(1, 3))
    return writing.variables.write(type, edges, 'any')
  }
  if (name === 'where') return writing.variables.write(type, makeWhere(writing, argument), 'any')
  if (getNamedType(type).name === 'String' && writing.random.chance(0.1)) return 'null'
  return writing.variables.write(type, makeValue(writing, type, name), isNonNullType(type) ? 'given' : 'any')
}

/** Most filters leave next to nothing, so they are turned around or given a way out as often as not. */
function makeWhere(writing: Writing, { type, name }: GraphQLArgument): unknown {
  const where = makeValue(writing, type, name)
  return writing.random.weighted([
    [where, 3],
    [{ not: where }, 3],
    [{ or: [where, { and: [] }] }, 4],
  ])
}

export function inBrackets(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `(${texts.join(', ')})`
}
