import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql'
import type { Random } from '../../src/demo/random.ts'
import { NOW } from '../api.ts'
import type { Material } from './material.ts'
import type { Usage } from './usage.ts'

const DAY = 86_400_000
const MAX_NESTING = 2

export type Making = { random: Random; material: Material; usage: Usage }

/** A value the place takes, as JSON; what it compares with occurs in the ledger more often than not. */
export function makeValue(making: Making, input: GraphQLInputType, name: string, nesting = 0): unknown {
  const type = getNullableType(input)
  if (isListType(type)) {
    const count = making.random.weighted([
      [0, 1],
      [1, 4],
      [2, 4],
      [3, 2],
    ])
    return Array.from({ length: count }, () => makeValue(making, type.ofType, name, nesting))
  }
  const named = getNamedType(type)
  if (isEnumType(named)) return making.random.pick(named.getValues()).name
  if (isInputObjectType(named)) return makeObject(making, named, nesting)
  return makeScalar(making, named.name, name)
}

function makeObject(making: Making, type: GraphQLInputObjectType, nesting: number): Record<string, unknown> {
  const { random, usage } = making
  const fields = Object.values(type.getFields())
  const nameOf = (field: GraphQLInputField) => `${type.name}.${field.name}`
  const isPair = type.name.endsWith('Order')
  const possible = fields.filter((field) => nesting < MAX_NESTING || !isNested(getNamedType(field.type)))
  const most = isPair ? random.integer(0, 3) : random.integer(1, 2)
  const chosen = usage.choose(random, possible, nameOf, type.isOneOf ? 1 : most)
  const given = fields.filter((field) => chosen.includes(field) || isRequiredInputField(field))
  return Object.fromEntries(
    given.map((field) => {
      usage.note(nameOf(field))
      const deeper = nesting + (isNested(type) ? 1 : 0)
      return [field.name, makeValue(making, field.type, field.name, deeper)]
    }),
  )
}

/** Inputs that lead on to the conditions of other rows. */
function isNested(type: unknown): boolean {
  return isInputObjectType(type) && /Where$|ListFilter$/.test(type.name)
}

function makeScalar({ random, material }: Making, type: string, name: string): unknown {
  const day = () => new Date(NOW.getTime() + random.integer(-400, 60) * DAY).toISOString()
  switch (type) {
    case 'Boolean':
      return random.chance(0.5)
    case 'Int':
      return random.integer(-20, 120)
    case 'SafeInt':
      return random.pick([0, 1_000, 10_000, 43_809, 250_000, -1])
    case 'Decimal':
      return random.pick(['0', '1', '2.5', '19'])
    case 'DateTime':
      return random.chance(0.7) ? day() : day().slice(0, 10)
    case 'LocalDate':
      return day().slice(0, 10)
    case 'CurrencyCode':
      return random.pick(['EUR', 'USD', 'GBP', 'BHD', 'CHF'])
    case 'UUID':
      return random.pick(material.uuids)
    case 'ID':
      return random.pick(material.ids)
    default:
      return makeText(random, material, name)
  }
}

const TEXTS: Record<string, readonly string[]> = {
  locale: ['de-DE', 'en-GB', 'ja-JP', 'ar-BH'],
  separator: [' | ', '\n', ''],
  country: ['DE', 'NL', 'US'],
  search: ['a', 'e', 'in', 're', 'gmbh', 'nothing of the kind'],
}

function makeText(random: Random, material: Material, name: string): string {
  const text = random.pick(TEXTS[name] ?? material.words)
  return name in TEXTS || random.chance(0.5) ? text : text.slice(0, random.integer(1, 4))
}
