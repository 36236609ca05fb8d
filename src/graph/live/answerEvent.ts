import { type ExecutionResult, executeSubscriptionEvent, type validateSubscriptionArgs } from 'graphql'
import type { LiveEvent } from '../context.ts'
import { compiledOperation } from '../execution/documents.ts'
import { Execution } from '../execution/execution.ts'

export type SubscriptionArguments = Exclude<ReturnType<typeof validateSubscriptionArgs>, readonly unknown[]>

/**
 * Answers one event for one subscription. Through the loaders, never with rows read along: what is loaded for one
 * stream is there for all others that are told of the same change.
 */
export async function answerEvent(
  args: SubscriptionArguments,
  event: LiveEvent<unknown>,
): Promise<ExecutionResult> {
  const { schema, document, operation, variableValues } = args
  const compiled = compiledOperation(schema, document, operation.name?.value)
  const complete = compiled?.completionFor(variableValues.coerced)
  const { context } = event
  if (compiled && complete) {
    const { fragments } = compiled
    const variables = variableValues.coerced
    const execution = new Execution(context, { schema, fragments, variables }, operation, variableValues)
    try {
      const data = complete(event, execution) as Record<string, unknown>
      await execution.settled()
      return { data }
    } catch {
      await execution.settled().catch(() => {})
    }
  }
  return executeSubscriptionEvent({ ...args, rootValue: event, contextValue: context })
}
