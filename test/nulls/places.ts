import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { schema } from '../../src/server/schema.ts'

/** A place that could be given null: the argument of a field, or something in it. */
export type Place = {
  /** Such as `Query.invoices`. */
  field: string
  /** Such as `['where', 'and', '0', 'id', 'eq']`. */
  path: string[]
  argument: GraphQLArgument
  type: GraphQLInputType
}

type Declared = GraphQLArgument | GraphQLInputField

const LEVELS = 5
/** These speak of each other without end: of one inside another, one field stands for all. */
const OF_ROWS = /(Where|ListFilter)$/

/** Every nullable place in the arguments of every field that reads, whatever is declared of it. */
export function nullablePlaces(): Place[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'))
  return types.flatMap((type) => {
    if (!('getFields' in type) || isInputObjectType(type) || type === schema.getMutationType()) return []
    return Object.values(type.getFields()).flatMap(({ name, args }) =>
      (args as readonly GraphQLArgument[]).flatMap((argument) =>
        placesBelow(argument, 0).map((below) => ({ field: `${type.name}.${name}`, argument, ...below })),
      ),
    )
  })
}

function placesBelow(declared: Declared, level: number): Pick<Place, 'path' | 'type'>[] {
  const { name, type } = declared
  const own = isNonNullType(type) ? [] : [{ path: [name], type }]
  // Whoever takes null is not looked into: what is in an order is no condition.
  if (declared.extensions.nulls === 'TAKEN') return []
  const named = getNamedType(type)
  // Exactly one of those must be given, which is the specification's own rule.
  if (!isInputObjectType(named) || named.isOneOf || level === LEVELS) return own
  const isList = isListType(isNonNullType(type) ? type.ofType : type)
  const fields = Object.values(named.getFields())
  const plain = fields.find((field) => !OF_ROWS.test(getNamedType(field.type).name)) ?? fields[0]
  const looked = level > 0 && OF_ROWS.test(named.name) && plain ? [plain] : fields
  const below = looked.flatMap((field) => placesBelow(field, level + 1))
  return [
    ...own,
    ...below.map((place) => ({ ...place, path: [name, ...(isList ? ['0'] : []), ...place.path] })),
  ]
}

/** The arguments of fields that read, and may be null. */
export function takingNull(): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__') || !('getFields' in type) || isInputObjectType(type)) return []
    return Object.values(type.getFields()).flatMap(({ name, args }) =>
      (args as readonly GraphQLArgument[])
        .filter((argument) => argument.extensions.nulls === 'TAKEN')
        .map((argument) => `${type.name}.${name}(${argument.name})`),
    )
  })
}

/** The place written out as a literal, with `leaf` where the null goes. */
export function literalOf([first = '', ...rest]: readonly string[], leaf: string): string {
  const inner = (path: readonly string[]): string => {
    const [head, ...tail] = path
    if (head === undefined) return leaf
    return /^\d+$/.test(head) ? `[${inner(tail)}]` : `{ ${head}: ${inner(tail)} }`
  }
  return `${first}: ${inner(rest)}`
}

/** The same as the value of the whole argument. */
export function argumentOf([, ...rest]: readonly string[]): unknown {
  return rest.reduceRight<unknown>((value, name) => (/^\d+$/.test(name) ? [value] : { [name]: value }), null)
}
