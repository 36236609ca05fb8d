import {
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInputObjectType,
  typeFromAST,
} from 'graphql'

/**
 * Whether the operation has a variable of an input type that contains itself, as `where` of every list does. graphql-jit
 * follows such a type without end: for seconds, and through hundreds of megabytes, until the stack is full.
 */
export function takesEndlessInput(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): boolean {
  const variables = getOperationAST(document, operationName)?.variableDefinitions ?? []
  return variables.some(({ type }) => {
    const named = getNamedType(typeFromAST(schema, type))
    return isInputObjectType(named) && [named, ...below(named)].some((input) => below(input).has(input))
  })
}

/** The input types that stand in the fields of this one, at any depth. */
function below(
  type: GraphQLInputObjectType,
  found = new Set<GraphQLInputObjectType>(),
): Set<GraphQLInputObjectType> {
  for (const field of Object.values(type.getFields())) {
    const named = getNamedType(field.type)
    if (!isInputObjectType(named) || found.has(named)) continue
    found.add(named)
    below(named, found)
  }
  return found
}
