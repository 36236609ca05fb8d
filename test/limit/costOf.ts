import { getOperationAST, getVariableValues, parse } from 'graphql'
import { fragmentsOf } from '../../src/graph/execution/documents.ts'
import { operationCost } from '../../src/graph/limit/operationCost.ts'
import { schema } from '../../src/server/schema.ts'

/** What the limit counts the one operation of the document as. */
export function costOf(source: string, inputs: Record<string, unknown> = {}): number {
  const document = parse(source)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('There is no operation.')
  const { variableValues } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs)
  if (!variableValues) throw new Error('The variables are wrong.')
  const variables = variableValues.coerced
  return operationCost({ schema, fragments: fragmentsOf(document), variables }, operation, variableValues)
}
