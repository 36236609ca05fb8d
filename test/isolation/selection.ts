import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { schema } from '../../src/server/schema.ts'

type Field = GraphQLField<unknown, unknown>

/** Values for the arguments that a field insists on. A new one has to be added here. */
const REQUIRED: Record<string, string> = {
  perPage: '10',
  input: `{ currency: "EUR", issuedOn: "2026-03-01", dueOn: "2026-04-01", lineItems: [{
    name: "Board", quantity: "2", unitPrice: { minorUnits: 100, currency: "EUR" }, taxRate: "19" }] }`,
  from: '"2026-01-01"',
  to: '"2026-03-13"',
  horizonDays: '365',
  field: 'PARTY_IDS',
}

export const MAX_LISTS = 4

export function isConnection(type: GraphQLOutputType): boolean {
  return getNamedType(type).name.endsWith('Connection')
}

/** `name(first: 2)` with whatever arguments the field needs. */
export function call(field: Field): string {
  const required = field.args.filter(isRequiredArgument).map(({ name }) => `${name}: ${requiredValue(name)}`)
  const args = isConnection(field.type)
    ? [`first: ${isOfSeveralTypes(field.type) ? 16 : 2}`, ...required]
    : required
  return args.length === 0 ? field.name : `${field.name}(${args.join(', ')})`
}

/** A page of a union is long enough to hold one of each. */
function isOfSeveralTypes(type: GraphQLOutputType): boolean {
  const nodes = fieldsOf(getNamedType(type)).find(({ name }) => name === 'nodes')
  return nodes !== undefined && isAbstractType(getNamedType(nodes.type))
}

/** Whether it insists on an argument that has no one value: which invoice, which party. */
export function needsArguments(field: Field): boolean {
  return field.args.some((argument) => isRequiredArgument(argument) && REQUIRED[argument.name] === undefined)
}

function requiredValue(name: string): string {
  const value = REQUIRED[name]
  if (value === undefined) throw new Error(`What is a value for the argument ${name}?`)
  return value
}

/** Pages and their edges are no level of their own. */
function isWrapper(type: GraphQLNamedType): boolean {
  return /(Connection|Edge|PageInfo)$/.test(type.name)
}

export function fieldsOf(type: GraphQLNamedType): Field[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
}

export function listsIn(type: GraphQLOutputType): number {
  return isListType(getNullableType(type)) && !isLeafType(getNamedType(type)) ? 1 : 0
}

/** A field or a fragment with what it selects; a value selects nothing. */
export type Selection = { head: string; parts: readonly Selection[] | null }

/** Every field of the type, and of the objects in it down to this many levels. */
export function selectionOf(type: GraphQLNamedType, depth: number, lists = MAX_LISTS, head = ''): Selection {
  const parts = fieldsOf(type).flatMap((field): Selection[] => {
    const inner = getNamedType(field.type)
    if (isLeafType(inner)) return [{ head: call(field), parts: null }]
    // `edges` hold what `nodes` hold; both to the full would double the operation at every level.
    const below = field.name === 'edges' ? 0 : depth
    const left = lists - listsIn(field.type)
    // A union has no fields of its own: its `__typename` is asked for everywhere.
    const ids = fieldsOf(inner).filter(({ name }) => name === 'id')
    if (field.name === 'node')
      return [{ head: 'node', parts: ids.map(({ name }) => ({ head: name, parts: null })) }]
    if (left < 0 || (below === 0 && !isWrapper(inner))) return []
    return [selectionOf(inner, isWrapper(inner) ? below : below - 1, left, call(field))]
  })
  // What a member is about hangs below it: without that there is nothing to be met in it.
  const members = isAbstractType(type)
    ? schema
        .getPossibleTypes(type)
        .map((member) => selectionOf(member, Math.max(depth, 1), lists, `... on ${member.name}`))
    : []
  return { head, parts: [...parts, ...members] }
}

export function write({ head, parts }: Selection): string {
  return parts === null ? head : `${head} { __typename ${parts.map(write).join(' ')} }`.trimStart()
}

/** The same as text. */
export function select(type: GraphQLNamedType, depth: number, lists = MAX_LISTS): string {
  return write(selectionOf(type, depth, lists))
}
