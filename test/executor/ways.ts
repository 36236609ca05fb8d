import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import type { Field } from './call.ts'

/** A field of the selection before, or one type of several that may stand there. */
type Step = { parent: string; field: Field } | { member: string }
/** How a query gets to a type; the last step answers it. */
export type Way = { steps: readonly Step[]; type: GraphQLCompositeType; length: number }

/** A field that insists on an argument is a detour: what it answers depends on the value. */
const DETOUR = 10

/** The shortest way from the root to every type that a query can answer. */
export function waysTo(schema: GraphQLSchema): Way[] {
  const root = schema.getQueryType()
  const found = new Map<string, Way>()
  const pending: Way[] = root ? [{ steps: [], type: root, length: 0 }] : []
  for (let way = pending.shift(); way !== undefined; way = pending.shift()) {
    if (found.has(way.type.name)) continue
    found.set(way.type.name, way)
    pending.push(...onward(schema, way))
    pending.sort((left, right) => left.length - right.length)
  }
  return [...found.values()]
}

function onward(schema: GraphQLSchema, way: Way): Way[] {
  const members = isAbstractType(way.type) ? schema.getPossibleTypes(way.type) : []
  return [
    ...fieldsOf(way.type).flatMap((field) => {
      const type = getNamedType(field.type)
      const length = way.length + (field.args.some(isRequiredArgument) ? DETOUR : 1)
      const step = { parent: way.type.name, field }
      return isCompositeType(type) ? [{ steps: [...way.steps, step], type, length }] : []
    }),
    ...members.map((type) => ({
      steps: [...way.steps, { member: type.name }],
      type,
      length: way.length + 1,
    })),
  ]
}

export function fieldsOf(type: GraphQLCompositeType): Field[] {
  return isUnionType(type) ? [] : Object.values(type.getFields())
}
