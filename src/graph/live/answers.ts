import type { ExecutionResult, GraphQLError } from 'graphql'
import type { LiveEvent } from '../context.ts'
import { answerEvent, type SubscriptionArguments } from './answerEvent.ts'

type Present = (error: unknown) => GraphQLError

/** The answers of a subscription. An error of the stream itself is its last answer. */
export function answersOf(
  source: AsyncIterator<LiveEvent<unknown>>,
  args: SubscriptionArguments,
  present: Present,
): AsyncIterableIterator<ExecutionResult> {
  const answers: AsyncIterableIterator<ExecutionResult> = {
    next: async () => {
      try {
        const { done, value } = await source.next()
        return done
          ? { done, value: undefined }
          : { done: false, value: shown(await answerEvent(args, value), present) }
      } catch (error) {
        await source.return?.()
        return { done: false, value: { errors: [present(error)] } }
      }
    },
    return: async () => {
      await source.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => answers,
  }
  return answers
}

function shown(result: ExecutionResult, present: Present): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: result.errors.map(present) }
}
