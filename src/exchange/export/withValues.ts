import {
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  print,
  replaceVariables,
  visit,
} from 'graphql'
import { ExportFault } from './exportFault.ts'
import { parseDocument } from './readDocument.ts'

/**
 * The query with its variables' values written into it: an export is kept as a text that means the same by itself. Throws ExportFault
 * for values that do not fit.
 */
export function withValues(schema: GraphQLSchema, text: string, variables: Record<string, unknown>): string {
  const document = parseDocument(text)
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (operation === undefined) return text
  const values = valuesOf(schema, operation, variables)
  const written = visit(document, {
    OperationDefinition: (node) => ({ ...node, variableDefinitions: [] }),
    Argument: (node) => {
      const isLeftOut = node.value.kind === Kind.VARIABLE && !(node.value.name.value in values.coerced)
      return isLeftOut ? null : { ...node, value: replaceVariables(node.value, values) }
    },
  })
  return print(written)
}

function valuesOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
) {
  const { variableValues, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (errors !== undefined) throw new ExportFault(...errors.map(({ message }) => message))
  return variableValues
}
