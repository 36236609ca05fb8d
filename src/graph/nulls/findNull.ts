import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  getNamedType,
  isInputObjectType,
} from 'graphql'

/** A null where none may be given. */
export type RefusedNull = { path: string; message: string }

type Found = { path: string[]; hasIsNull: boolean }
type Declared = GraphQLArgument | GraphQLInputField

/**
 * The first null that a field was given where it refuses one, whichever way it came there: in the document, as a
 * variable or as the default of one. What is absent is not there at all. A mutation refuses it only where declared.
 */
export function findNull(
  { parentType, fieldName, schema }: Pick<GraphQLResolveInfo, 'parentType' | 'fieldName' | 'schema'>,
  values: Record<string, unknown>,
): RefusedNull | null {
  const args = parentType.getFields()[fieldName]?.args ?? []
  const isMutation = parentType === schema.getMutationType()
  const found = among((name) => args.find((arg) => arg.name === name), values, !isMutation)
  return found && told(found)
}

/** The same of a value that came some other way, for a place of this type that picks rows. */
export function findNullIn(type: GraphQLInputType, value: unknown): RefusedNull | null {
  const found = at(type, value, true)
  return found && told(found)
}

function told(found: Found): RefusedNull {
  const path = found.path.join('.')
  const remedy = found.hasIsNull
    ? 'use isNull to ask for missing values, or leave the key out'
    : 'leave the key out'
  return { path, message: `${path} is null: ${remedy}.` }
}

function among(
  declaredAs: (name: string) => Declared | undefined,
  values: Record<string, unknown>,
  isRefused: boolean,
): Found | null {
  for (const [name, value] of Object.entries(values)) {
    const declared = declaredAs(name)
    const { nulls } = declared?.extensions ?? {}
    if (declared === undefined || nulls === 'TAKEN') continue
    const found = at(declared.type, value, isRefused || nulls === 'REFUSED')
    if (found === null) continue
    const hasIsNull = found.path.length === 0 ? declaredAs('isNull') !== undefined : found.hasIsNull
    return { path: [name, ...found.path], hasIsNull }
  }
  return null
}

function at(type: GraphQLInputType, value: unknown, isRefused: boolean): Found | null {
  if (value === null) return isRefused ? { path: [], hasIsNull: false } : null
  if (Array.isArray(value)) return inList(type, value, isRefused)
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return null
  // The value of an input type is an object of its fields.
  return among((name) => named.getFields()[name], value as Record<string, unknown>, isRefused)
}

function inList(type: GraphQLInputType, values: readonly unknown[], isRefused: boolean): Found | null {
  for (const [index, value] of values.entries()) {
    const found = at(type, value, isRefused)
    if (found !== null) return { ...found, path: [String(index), ...found.path] }
  }
  return null
}
