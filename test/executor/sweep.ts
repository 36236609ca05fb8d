import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql'
import type { Random } from '../../src/demo/random.ts'
import { schema } from '../../src/server/schema.ts'
import { operationOf } from '../input/operation.ts'
import type { Material } from './material.ts'
import { Usage } from './usage.ts'
import { type Making, makeValue } from './values.ts'
import type { Case } from './world.ts'

const LISTS = ['invoices', 'emails', 'parties', 'suppressions', 'bouncingContacts', 'auditEntries']
const AT_ONCE = 8
const SELECTION = '{ totalCount edges { cursor node { id } } pageInfo { hasNextPage } }'

type Way = { argument: GraphQLArgument; path: readonly GraphQLInputField[] }

/** Every field of every filter and order once, several in one operation; chance alone leaves some of them out. */
export function sweepInputs(random: Random, material: Material): Case[] {
  const making = { random, material, usage: new Usage() }
  const seen = new Set<string>()
  return LISTS.flatMap((list) => {
    const given = waysInto(list, seen).map((way) => [{ argument: way.argument, value: valueAt(making, way) }])
    const groups = Array.from({ length: Math.ceil(given.length / AT_ONCE) }, (_, index) =>
      given.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
    )
    return groups.map((group) => ({ ...operationOf(list, group, SELECTION), operationName: null }))
  })
}

/** The shortest way to each field of each input that no way leads to yet. */
function waysInto(list: string, seen: Set<string>): Way[] {
  const args = schema.getQueryType()?.getFields()[list]?.args ?? []
  const found: Way[] = []
  const pending: Way[] = args.map((argument) => ({ argument, path: [] }))
  for (let way = pending.shift(); way !== undefined; way = pending.shift()) {
    const { argument, path } = way
    const type = getNamedType((path.at(-1) ?? argument).type)
    if (!isInputObjectType(type) || seen.has(type.name)) continue
    seen.add(type.name)
    const deeper = Object.values(type.getFields()).map((field) => ({ argument, path: [...path, field] }))
    found.push(...deeper)
    pending.push(...deeper)
  }
  return found
}

function valueAt(making: Making, { argument, path }: Way): unknown {
  const last = path.at(-1)
  // What is nested deepest is filled with plain conditions only.
  const inmost: unknown = last === undefined ? null : makeValue(making, last.type, last.name, 2)
  const value = path.reduceRight((content, field, index) => {
    const outer = path[index - 1] ?? argument
    const object = { ...requiredBeside(making, outer, field), [field.name]: content }
    return isListType(getNullableType(outer.type)) ? [object] : object
  }, inmost)
  return value
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
