import { createRequire, registerHooks } from 'node:module'
import { type ExecutionArgs, type ExecutionResult, getVariableValues } from 'graphql'
import { compiledOperation } from '../../src/graph/execution/documents.ts'
import type { VariableValues } from '../../src/graph/execution/execution.ts'
import { installPeers, PEERS } from '../compare/peers.ts'

type Run = (root: unknown, context: unknown, variables: unknown) => Promise<ExecutionResult> | ExecutionResult
type Compiled = { query: Run } | { errors: readonly Error[] }
type Compile = (
  schema: ExecutionArgs['schema'],
  document: ExecutionArgs['document'],
  operationName: string | null | undefined,
  options: object,
) => Compiled

/** Executes by graphql-jit; both throw where it cannot compile the operation. */
export type GraphqlJit = {
  compile(
    schema: ExecutionArgs['schema'],
    document: ExecutionArgs['document'],
    operationName: ExecutionArgs['operationName'],
  ): Run
  execute(args: ExecutionArgs): Promise<ExecutionResult>
}

/** graphql-jit of the peers, on the graphql of the project in place of theirs. */
export async function openGraphqlJit(report: (line: string) => void): Promise<GraphqlJit> {
  await installPeers(report)
  registerHooks({
    resolve: (specifier, context, next) => {
      const isOfJit = context.parentURL?.includes('/node_modules/graphql-jit/') === true
      const isGraphql = specifier === 'graphql' || specifier.startsWith('graphql/')
      return isOfJit && isGraphql
        ? { url: import.meta.resolve(specifier), shortCircuit: true }
        : next(specifier, context)
    },
  })
  // The package says what it has; it is loaded by a path that the compiler does not follow.
  const { compileQuery } = createRequire(`${PEERS}/package.json`)('graphql-jit') as { compileQuery: Compile }
  return createGraphqlJit(compileQuery)
}

/**
 * What a document selects depends on the variables of its directives, and what is read along is remembered with the nodes of
 * a field: so each set of those variables has a compiled operation of its own, as ours has.
 */
function createGraphqlJit(compileQuery: Compile): GraphqlJit {
  const compiled = new WeakMap<object, Map<string, Run>>()
  let current: VariableValues | null = null
  /** graphql-jit hands resolvers the values alone; ours expect what graphql-js hands them. Read when a field is resolved. */
  const info = Object.defineProperty({}, 'variableValues', { enumerable: true, get: () => current })
  const compile: GraphqlJit['compile'] = (schema, document, operationName) => {
    const query = compileQuery(schema, document, operationName, { resolverInfoEnricher: () => info })
    if (!('query' in query)) throw new AggregateError(query.errors, String(query.errors[0]?.message))
    return query.query
  }
  const execute: GraphqlJit['execute'] = async ({
    schema,
    document,
    operationName,
    variableValues: inputs,
    contextValue,
  }) => {
    const operation = compiledOperation(schema, document, operationName)?.operation
    const { variableValues, errors } = getVariableValues(
      schema,
      operation?.variableDefinitions ?? [],
      inputs ?? {},
    )
    if (variableValues === undefined) return { errors }
    const runs = compiled.get(document) ?? new Map<string, Run>()
    compiled.set(document, runs)
    const key = `${operationName ?? ''} ${Object.values(variableValues.coerced).filter(isBoolean).join()}`
    const run = runs.get(key) ?? compile(schema, document, operationName)
    runs.set(key, run)
    current = variableValues
    return run({}, contextValue, inputs ?? {})
  }
  return { compile, execute }
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean'
}
