import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql'
import type { Fragments } from '../selection/collect.ts'
import { isAccelerated } from './accelerator.ts'
import { compileObject } from './compile.ts'
import { type Completion, Departure } from './execution.ts'

/** An operation that can be executed fast; which fields it has depends on the variables of its directives. */
export type Compiled = {
  operation: OperationDefinitionNode
  fragments: Fragments
  completionFor(variables: Readonly<Record<string, unknown>>): Completion | null
}

/** What `@skip` and `@include` make of one operation; more are compiled again each time. */
const MAX_VARIANTS = 32

const operations = new WeakMap<DocumentNode, Map<string, Compiled | null>>()

/**
 * The operation of the document, compiled; null when it is none that only reads, or the schema has no accelerator. Of a subscription that is what answers
 * each event. Lives as long as the document.
 */
export function compiledOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): Compiled | null {
  if (!isAccelerated(schema)) return null
  let named = operations.get(document)
  if (named === undefined) {
    named = new Map()
    operations.set(document, named)
  }
  const name = operationName ?? ''
  let compiled = named.get(name)
  if (compiled === undefined) {
    const operation = getOperationAST(document, operationName)
    const isReading = operation && operation.operation !== OperationTypeNode.MUTATION
    compiled = isReading ? compile(schema, document, operation) : null
    // Only names that the document has are remembered.
    if (compiled !== null) named.set(name, compiled)
  }
  return compiled
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Compiled {
  const fragments = fragmentsOf(document)
  const deciding = directiveVariables(document)
  const variants = new Map<string, Completion | null>()
  return {
    operation,
    fragments,
    completionFor: (variables) => {
      const key = deciding.map((name) => String(variables[name])).join()
      let completion = variants.get(key)
      if (completion === undefined) {
        if (variants.size >= MAX_VARIANTS) variants.clear()
        completion = compileVariant(schema, operation, fragments, variables)
        variants.set(key, completion)
      }
      return completion
    },
  }
}

/** The fragments of a document, by their names. */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return Object.fromEntries(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )
}

function compileVariant(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Readonly<Record<string, unknown>>,
): Completion | null {
  const type = schema.getRootType(operation.operation)
  if (!type) return null
  try {
    return compileObject({ schema, fragments, variables }, type, [operation.selectionSet])
  } catch (error) {
    if (error instanceof Departure) return null
    throw error
  }
}

function directiveVariables(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Directive: (directive) => {
      for (const { value } of directive.arguments ?? []) {
        if (value.kind === Kind.VARIABLE) names.add(value.name.value)
      }
    },
  })
  return [...names]
}
