import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLScalarType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql'
import { schema } from '../../src/server/schema.ts'

/** A place in the arguments of a field where a plain value can stand. */
export type Position = {
  field: string
  argument: GraphQLArgument
  path: readonly GraphQLInputField[]
  type: GraphQLScalarType | GraphQLEnumType
  isList: boolean
}

type Way = { type: GraphQLInputObjectType; path: readonly GraphQLInputField[] }

/** Every place of every argument of every root field; inside an argument each input type is entered once. */
export function rootPositions(): Position[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
  return fields.flatMap((field) => field.args.flatMap((argument) => positionsOf(field, argument)))
}

function positionsOf(field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): Position[] {
  const positions: Position[] = []
  const pending: Way[] = []
  const seen = new Set<string>()
  const visit = (input: GraphQLInputType, path: readonly GraphQLInputField[]) => {
    const named = getNamedType(input)
    if (!isInputObjectType(named)) {
      const isList = isListType(getNullableType(input))
      positions.push({ field: field.name, argument, path, type: named, isList })
    } else if (!seen.has(named.name)) {
      seen.add(named.name)
      pending.push({ type: named, path })
    } else if (OPERATORS.test(named.name)) {
      pending.push({ type: named, path })
    }
  }
  visit(argument.type, [])
  for (let way = pending.shift(); way !== undefined; way = pending.shift()) {
    for (const inner of fieldsOf(way.type)) visit(inner.type, [...way.path, inner])
  }
  return positions
}

/** `some` comes first: of the ways into the rows of a relation it is the one that needs a match. */
function fieldsOf(type: GraphQLInputObjectType): GraphQLInputField[] {
  const fields = Object.values(type.getFields())
  return fields.toSorted((left, right) => Number(right.name === 'some') - Number(left.name === 'some'))
}

/** Inputs that compare one column: entered wherever they stand, as each place compares another one. */
const OPERATORS = /(?<!List)Filter$/

export function nameOf({ field, argument, path }: Position): string {
  return `${field}(${[argument.name, ...path.map((step) => step.name)].join('.')})`
}

/** The argument's value with this one in its place, and what else the way there requires. */
export function build({ argument, path }: Position, value: unknown): unknown {
  const inner = path.reduceRight<unknown>((content, step, index) => {
    const parent = index === 0 ? argument.type : path[index - 1]?.type
    const required = siblings(parent, step)
    return { ...required, [step.name]: content }
  }, value)
  return inner
}

function siblings(parent: GraphQLInputType | undefined, step: GraphQLInputField): Record<string, unknown> {
  const type = parent === undefined ? undefined : getNamedType(parent)
  if (!isInputObjectType(type)) return {}
  const others = Object.values(type.getFields()).filter(
    (field) => field !== step && isRequiredInputField(field),
  )
  return Object.fromEntries(others.map((field) => [field.name, sample(field.type)]))
}

const UNKNOWN_UUID = '00000000-0000-7000-8000-000000000000'

const SAMPLES: Record<string, unknown> = {
  Int: 1,
  Boolean: true,
  UUID: UNKNOWN_UUID,
  ID: UNKNOWN_UUID,
  SafeInt: 1,
  Decimal: '1',
  LocalDate: '2026-02-01',
  DateTime: '2026-02-01T00:00:00Z',
  CurrencyCode: 'EUR',
}

/** Any value of the type. */
export function sample(input: GraphQLInputType): unknown {
  const type = getNamedType(input)
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (!isInputObjectType(type)) return SAMPLES[type.name] ?? 'x'
  const fields = Object.values(type.getFields())
  if (type.isOneOf) return { uid: UNKNOWN_UUID }
  return Object.fromEntries(
    fields.filter(isRequiredInputField).map((field) => [field.name, sample(field.type)]),
  )
}
