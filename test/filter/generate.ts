import fc from 'fast-check'
import {
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql'
import { schema } from '../../src/server/schema.ts'
import type { Filter } from './operators.ts'
import type { World } from './rows.ts'
import { strangersOf, VARIANTS } from './strangers.ts'
import { TABLES } from './tables.ts'

/** Filters made from the input types of the schema, with values of the organization and with some it does not have. */

const MAX_DEPTH = 3

export function inputType(name: string): GraphQLInputObjectType {
  const type = schema.getType(name)
  if (!isInputObjectType(type)) throw new Error(`${name} is not an input type.`)
  return type
}

export function whereArbitrary(world: World, name: string): fc.Arbitrary<Filter> {
  return whereOf(world, inputType(name), 0)
}

type Pool = readonly unknown[]

function whereOf(world: World, type: GraphQLInputObjectType, depth: number): fc.Arbitrary<Filter> {
  const fields = Object.values(type.getFields()).filter(
    ({ type: field }) => depth < MAX_DEPTH || !isNested(getNamedType(field)),
  )
  const pick = (count: number) =>
    fc.subarray(fields, { minLength: 1, maxLength: Math.min(count, fields.length) }).chain((chosen) =>
      fc.record(
        Object.fromEntries(
          chosen.map((field) => {
            const pool = TABLES[type.name]?.valuesOf(world, field.name) ?? []
            return [field.name, operandOf(world, field.type, pool, depth + 1)]
          }),
        ),
      ),
    )
  const precedence = fields.filter(({ name }) => /^party(Name|Ids|Uids)$/.test(name))
  if (precedence.length === 0)
    return fc.oneof({ weight: 4, arbitrary: pick(1) }, { weight: 3, arbitrary: pick(3) })
  return fc.oneof(
    { weight: 8, arbitrary: pick(1) },
    { weight: 5, arbitrary: pick(3) },
    {
      weight: 1,
      arbitrary: fc.record(
        Object.fromEntries(
          precedence.map((field) => [
            field.name,
            operandOf(world, field.type, TABLES[type.name]?.valuesOf(world, field.name) ?? [], depth + 1),
          ]),
        ),
        { requiredKeys: [] },
      ),
    },
  )
}

function isNested(type: GraphQLNamedInputType): boolean {
  if (!isInputObjectType(type)) return false
  return (
    type.name in TABLES ||
    Object.values(type.getFields()).some((field) => getNamedType(field.type).name in TABLES)
  )
}

export function operandOf(
  world: World,
  type: GraphQLInputType,
  pool: Pool,
  depth: number,
  operator = '',
): fc.Arbitrary<unknown> {
  const nullable = getNullableType(type)
  if (isListType(nullable)) {
    return fc.array(operandOf(world, nullable.ofType, pool, depth), { maxLength: 3 })
  }
  const named = getNamedType(nullable)
  if (isEnumType(named)) return fc.constantFrom(...valuesOf(named))
  if (!isInputObjectType(named)) return scalar(named.name, pool, operator)
  if (named.name in TABLES) return whereOf(world, named, depth)
  return filterOf(world, named, pool, depth)
}

/** The operators of a filter such as `StringFilter`, or the quantifiers of one such as `EmailListFilter`. */
function filterOf(
  world: World,
  type: GraphQLInputObjectType,
  pool: Pool,
  depth: number,
): fc.Arbitrary<Filter> {
  const operators = Object.values(type.getFields())
  const only = (count: number) =>
    fc
      .subarray(operators, { minLength: 1, maxLength: count })
      .chain((chosen) =>
        fc.record(
          Object.fromEntries(
            chosen.map(({ name, type: operand }) => [name, operandOf(world, operand, pool, depth, name)]),
          ),
        ),
      )
  return fc.oneof({ weight: 3, arbitrary: only(1) }, { weight: 1, arbitrary: only(3) })
}

function valuesOf(type: GraphQLEnumType): string[] {
  return type.getValues().map(({ name }) => name)
}

function scalar(name: string, pool: Pool, operator: string): fc.Arbitrary<unknown> {
  if (name === 'Boolean') return fc.boolean()
  const strangers = fc.constantFrom(...strangersOf(name))
  if (pool.length === 0) return strangers
  const known = fc.constantFrom(...pool)
  return fc.oneof(
    { weight: 5, arbitrary: known.chain((value) => VARIANTS[name]?.(value, operator) ?? fc.constant(value)) },
    { weight: 1, arbitrary: strangers },
  )
}
