import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  validateSubscriptionArgs,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context, LiveEvent } from '../../graph/context.ts'
import { httpOf, isErrorCode, refuse } from '../../graph/error.ts'
import { answersOf } from '../../graph/live/answers.ts'

type Present = (error: unknown, request: Request) => GraphQLError

const TAKES_EVENTS = /(^|[\s,])(text\/event-stream|text\/\*|\*\/\*)\s*($|[,;])/i

/** Opens subscriptions. What is refused is refused before the stream opens, with the HTTP status of the refusal. */
export function useSubscriptions(present: Present): Plugin<Context> {
  return {
    onSubscribe: ({ args, setSubscribeFn }) => {
      const { request } = args.contextValue
      setSubscribeFn(() => subscribe(args as ExecutionArgs, request, (error) => present(error, request)))
    },
  }
}

async function subscribe(
  args: ExecutionArgs,
  request: Request,
  present: (error: unknown) => GraphQLError,
): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
  const accepted = request.headers.get('accept')
  if (accepted !== null && !TAKES_EVENTS.test(accepted)) return { errors: [present(notAcceptable())] }
  const checked = validateSubscriptionArgs(args)
  if (!('operation' in checked)) return { errors: checked.map((error) => withStatus(present(error))) }
  const source = await createSourceEventStream(checked)
  // What was read to open the stream is not kept for as long as it is open. Yoga hands our context through as it is.
  const { loaders } = args.contextValue as Context
  loaders.clear()
  if (!(Symbol.asyncIterator in source)) {
    return { errors: (source.errors ?? []).map((error) => withStatus(present(error))) }
  }
  // The subscription fields of the schema answer nothing else.
  const events = source as AsyncIterable<LiveEvent<unknown>>
  return answersOf(events[Symbol.asyncIterator](), checked, present)
}

/** Nothing has been answered yet, so the status can say it. */
function withStatus(error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path, extensions } = error
  const { code } = extensions
  return new GraphQLError(error.message, {
    nodes,
    source,
    positions,
    path,
    extensions: { ...extensions, http: httpOf(isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR') },
  })
}

function notAcceptable(): GraphQLError {
  const message = 'A subscription is answered as a stream of events: send `Accept: text/event-stream`.'
  return refuse('BAD_USER_INPUT', message, { http: { status: 406, spec: false } })
}
