import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql'
import { type Making, makeValue } from './values.ts'

/** A place inside an argument, the fields that lead there, and what stands there where it has to be something. */
export type InputPlace = {
  coordinate: string
  argument: GraphQLArgument
  path: readonly GraphQLInputField[]
  only?: string
}

/** The shortest way to each field of each input, and to each value of each enum, that no way led to yet. */
export function inputPlaces(args: readonly GraphQLArgument[], seen: Set<string>): InputPlace[] {
  const found: InputPlace[] = []
  const pending: Pick<InputPlace, 'argument' | 'path'>[] = args.map((argument) => ({ argument, path: [] }))
  for (let way = pending.shift(); way !== undefined; way = pending.shift()) {
    const { argument, path } = way
    const type = getNamedType((path.at(-1) ?? argument).type)
    if (seen.has(type.name)) continue
    if (isEnumType(type)) {
      seen.add(type.name)
      found.push(
        ...type.getValues().map(({ name }) => ({
          ...{ argument, path },
          coordinate: `${type.name}.${name}`,
          only: name,
        })),
      )
    }
    if (!isInputObjectType(type)) continue
    seen.add(type.name)
    const deeper = Object.values(type.getFields()).map((field) => ({
      coordinate: `${type.name}.${field.name}`,
      argument,
      path: [...path, field],
    }))
    found.push(...deeper)
    pending.push(...deeper)
  }
  return found
}

/** The value of the argument, with the place in it filled and what is required beside. */
export function valueAt(making: Making, { argument, path, only }: InputPlace): unknown {
  const last = path.at(-1)
  return path.reduceRight<unknown>(
    (content, field, index) => {
      const outer = path[index - 1] ?? argument
      const object = { ...requiredBeside(making, outer, field), [field.name]: content }
      return isListType(getNullableType(outer.type)) ? [object] : object
    },
    inmost(making, last ?? argument, only),
  )
}

function inmost(making: Making, { type, name }: Pick<GraphQLInputField, 'type' | 'name'>, only?: string) {
  if (only !== undefined) return isListType(getNullableType(type)) ? [only] : only
  // What is nested deepest is filled with plain conditions only.
  return makeValue(making, type, name, 2)
}

function requiredBeside(
  making: Making,
  outer: GraphQLArgument | GraphQLInputField,
  field: GraphQLInputField,
): Record<string, unknown> {
  const type = getNamedType(outer.type)
  if (!isInputObjectType(type)) return {}
  const others = Object.values(type.getFields()).filter(
    (other) => other !== field && isRequiredInputField(other),
  )
  return Object.fromEntries(others.map((other) => [other.name, makeValue(making, other.type, other.name, 2)]))
}
