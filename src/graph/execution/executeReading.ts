import { type ExecutionArgs, type ExecutionResult, GraphQLError, getVariableValues } from 'graphql'
import type { Database } from '../../database/client.ts'
import { sqlStateOf } from '../../database/sqlState.ts'
import { isTooSlow, isUnavailable } from '../../database/unavailable.ts'
import type { Context } from '../context.ts'
import { compiledOperation } from './documents.ts'
import { Departure, Execution } from './execution.ts'

/**
 * Executes what only reads with functions compiled for the document, rows read along with their parents, where the schema
 * has the accelerator. It answers only what goes well: null for whatever does not, which is to be executed again by
 * graphql-js, from the beginning and with a loader for each relation, so that errors are found and reported in one place.
 * A fault that is of this way alone would never be seen there: `report` is told.
 */
export async function executeReading(
  args: ExecutionArgs,
  report: (fault: unknown) => void = () => {},
): Promise<ExecutionResult | null> {
  const { schema, document, operationName, variableValues: inputs } = args
  const compiled = compiledOperation(schema, document, operationName)
  if (compiled === null) return null
  const { operation, fragments } = compiled
  const { variableValues } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs ?? {})
  const complete = variableValues && compiled.completionFor(variableValues.coerced)
  if (!complete) return null
  // Yoga hands the context of ours through as it is.
  const context = args.contextValue as Context
  const variables = variableValues.coerced
  const execution = new Execution(context, { schema, fragments, variables }, operation, variableValues)
  context.readsAlong = true
  try {
    const data = complete(undefined, execution) as Record<string, unknown>
    await execution.settled()
    return { data }
  } catch (error) {
    // What is still under way must not meet the second attempt.
    await execution.settled().catch(() => {})
    context.readsAlong = false
    context.loaders.clear()
    if (isFault(error)) report(error)
    // A database that is gone, or took too long, is not waited for twice: it fails where it is asked again.
    if (isUnavailable(error) || isTooSlow(error)) context.database = failing(error)
    return null
  }
}

/** Neither a refusal nor one of the database's errors, which the second attempt meets and reports. */
function isFault(error: unknown): boolean {
  if (error instanceof GraphQLError || error instanceof Departure) return false
  return !isUnavailable(error) && !isTooSlow(error) && sqlStateOf(error) === null
}

/** A database that fails with this error whatever it is asked, by a statement of ours or through one of Prisma's models. */
function failing(error: unknown): Database {
  const fail = () => Promise.reject(error)
  const failingToo = new Proxy(fail, { get: () => fail })
  // Whatever it is asked for is there, and fails.
  return new Proxy({}, { get: () => failingToo }) as Database
}
