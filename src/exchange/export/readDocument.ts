import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { checkSourceOnce, MAX_TOKENS } from '../../graph/limit/nesting.ts'
import { shapeRule } from '../../graph/limit/shapeRule.ts'
import { ExportFault } from './exportFault.ts'

/** More are not told at once. */
const MOST_REASONS = 5

export type ReadDocument = { document: DocumentNode; operation: OperationDefinitionNode }

/** A document with one query, which fits the schema and the limits that hold for every query. */
export function readDocument(schema: GraphQLSchema, text: string): ReadDocument {
  const document = parseDocument(text)
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const [operation] = operations
  if (operation === undefined) throw new ExportFault('There is no query in it.')
  if (operations.length > 1) {
    throw new ExportFault(`It holds ${operations.length} operations; one query is exported at a time.`)
  }
  if (operation.operation !== OperationTypeNode.QUERY) {
    throw new ExportFault(`It is a ${operation.operation}; only a query can be exported.`)
  }
  const [variable] = operation.variableDefinitions ?? []
  if (variable !== undefined) {
    throw new ExportFault(
      `It takes variables ($${variable.variable.name.value}); write the values into the query, or send them as \`variables\`.`,
    )
  }
  const errors = validate(schema, document, [...specifiedRules, shapeRule], { maxErrors: MOST_REASONS })
  if (errors.length > 0) throw new ExportFault(...errors.slice(0, MOST_REASONS).map(placed))
  return { document, operation }
}

export function parseDocument(text: string): DocumentNode {
  try {
    checkSourceOnce(text)
    return parse(text, { maxTokens: MAX_TOKENS })
  } catch (error) {
    if (error instanceof GraphQLError) throw new ExportFault(placed(error))
    throw error
  }
}

function placed({ message, locations }: GraphQLError): string {
  const [location] = locations ?? []
  return location === undefined ? message : `${message} (line ${location.line}, column ${location.column})`
}
