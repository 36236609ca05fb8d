import { type ExecutionArgs, type ExecutionResult, execute, getVariableValues } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Database } from '../../database/client.ts'
import { isTooSlow, isUnavailable } from '../../database/unavailable.ts'
import type { Context } from '../../graph/context.ts'
import { compiledOperation } from '../../graph/execution/documents.ts'
import { Execution } from '../../graph/execution/execution.ts'

/**
 * Executes what only reads with functions compiled for the document, and reads rows along with their parents. It
 * answers only what goes well: whatever does not is executed again by the ordinary executor, from the beginning and
 * with a loader for each relation, so that errors are found and reported in one place.
 */
export function useFastExecution({ isFast }: { isFast: boolean }): Plugin<Context> {
  return {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      // The arguments are those of graphql-js, whose own executor takes over. Yoga's default one leaves promises of a list
      // unheard when a later item fails at once, and an unheard rejection ends the process.
      const given = args as ExecutionArgs
      setExecuteFn(async () => {
        const result = (isFast ? await executeFast(given) : null) ?? (await execute(given))
        // A request that cannot be executed at all is reported in Yoga's way, with the status that it has there.
        return 'data' in result ? result : executeFn(args)
      })
    },
  }
}

function failing(database: Database, error: unknown): Database {
  return Object.create(database, { read: { value: () => Promise.reject(error) } })
}

async function executeFast(args: ExecutionArgs): Promise<ExecutionResult | null> {
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
    // A database that is gone, or took too long, is not waited for twice: it fails where it is asked again.
    if (isUnavailable(error) || isTooSlow(error)) context.database = failing(context.database, error)
    return null
  }
}
