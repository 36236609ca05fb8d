import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  isInputObjectType,
  isNonNullType,
} from 'graphql'
import { isPageArgument, writePage } from './page.ts'
import { type Making, makeValue } from './values.ts'
import type { Call, Writing } from './writing.ts'

export type Field = GraphQLField<unknown, unknown>

/** What a field is asked with: required arguments always, others now and then, those used rarely rather than others. */
export function writeCall(writing: Writing, parent: string, field: Field, most: number): Call {
  // What is cut off after the first ones, but is not paged, takes a number like any other.
  const isPaged = field.args.some(({ name }) => name === 'after')
  const plain = field.args.filter((argument) => !isPaged || !isPageArgument(argument))
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
  const isText = getNamedType(type).name === 'String'
  if (isText && writing.random.chance(0.1)) return 'null'
  const freedom = isNonNullType(type) || name === 'perPage' ? 'given' : 'any'
  return writing.variables.write(type, argumentValue(writing, argument), freedom)
}

/** A value that the field takes. */
export function argumentValue(making: Making, argument: GraphQLArgument): unknown {
  const { random } = making
  const { name, type } = argument
  if (name === 'perPage' || name === 'first') return random.integer(1, 30)
  if (name === 'edges') {
    const step = random.integer(1, 40)
    return [step, step * 2, step * 3].slice(0, random.integer(1, 3))
  }
  return name === 'where' ? makeWhere(making, argument) : makeValue(making, type, name)
}

/** Most filters leave next to nothing, so they are turned around or given a way out as often as not. */
function makeWhere(making: Making, { type, name }: GraphQLArgument): unknown {
  const where = makeValue(making, type, name)
  const named = getNamedType(type)
  const takes = (field: string) => isInputObjectType(named) && field in named.getFields()
  return making.random.weighted([
    [where, 3],
    [{ not: where }, takes('not') ? 3 : 0],
    [{ or: [where, { and: [] }] }, takes('or') && takes('and') ? 4 : 0],
  ])
}

export function inBrackets(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `(${texts.join(', ')})`
}
