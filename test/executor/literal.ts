import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql'

/** The value in the language of documents. */
export function literal(type: GraphQLInputType, value: unknown): string {
  const inner = getNullableType(type)
  const named = getNamedType(type)
  if (value === null || value === undefined) return 'null'
  if (isListType(inner) && Array.isArray(value)) {
    return `[${value.map((item) => literal(inner.ofType, item)).join(', ')}]`
  }
  if (isInputObjectType(named) && typeof value === 'object') {
    const fields = Object.entries(value).map(([name, child]) => {
      const field = named.getFields()[name]
      if (field === undefined) throw new Error(`${named.name} has no field ${name}.`)
      return `${name}: ${literal(field.type, child)}`
    })
    return `{ ${fields.join(', ')} }`
  }
  return isEnumType(named) ? String(value) : JSON.stringify(value)
}
