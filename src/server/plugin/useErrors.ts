import { GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { isTooSlow, isUnavailable } from '../../database/unavailable.ts'
import { httpOf, isErrorCode } from '../../graph/error.ts'
import { ERROR_STATUS, type ErrorCode } from '../../http/errorCode.ts'
import { filterSuggestion } from './filterSuggestion.ts'
import { unavailableAnswer } from './unavailableAnswer.ts'

/** What graphql-js quotes of the caller's input may be as long as the input. */
const MAX_MESSAGE = 500
const MAX_ERRORS = 50

/** Gives every error that leaves the server one of the documented codes, and hides those that are not ours. */
export function useErrors(log: Logger, requestIdOf: (request: Request) => string): Plugin {
  return {
    onParse:
      () =>
      ({ result, replaceParseResult }) => {
        if (result instanceof GraphQLError) replaceParseResult(classified(result, 'GRAPHQL_PARSE_FAILED'))
      },
    onValidate:
      () =>
      ({ result, setResult }) => {
        const errors = result.filter((error) => error instanceof GraphQLError).slice(0, MAX_ERRORS)
        if (errors.length > 0)
          setResult(errors.map((error) => classified(error, 'GRAPHQL_VALIDATION_FAILED')))
      },
    onExecute: ({ args }) => ({
      onExecuteDone: ({ result, setResult }) => {
        if (!('errors' in result) || result.errors === undefined) return
        const { request } = args.contextValue as { request: Request }
        const isMutation = getOperationAST(args.document, args.operationName)?.operation === 'mutation'
        const errors = result.errors.slice(0, MAX_ERRORS).map((error) => {
          const isChange = isMutation && error.path?.length === 1
          return present(error, requestIdOf(request), log, { isChange })
        })
        setResult({ ...result, errors, ...unavailableAnswer(result.data, errors) })
      },
    }),
  }
}

/** The error as the caller may see it. What took too long while it changed something is no matter of asking for less. */
export function present(
  error: unknown,
  requestId: string,
  log: Logger,
  { isChange = false } = {},
): GraphQLError {
  const origin = originOf(error)
  if (error instanceof GraphQLError && origin instanceof GraphQLError) {
    if (isErrorCode(origin.extensions.code)) return shown(error, origin.message, origin.extensions)
    // Without a path nothing was executed: the body, the variables or the operation's name were wrong.
    if (error.path === undefined) return classified(error, 'BAD_USER_INPUT')
  }
  const code = codeOfFault(origin, isChange)
  log.error({ requestId, err: origin instanceof Error ? origin : String(origin) }, 'Request failed.')
  const isWhole = !(error instanceof GraphQLError) || error.path === undefined
  return new GraphQLError(MESSAGES[code], {
    ...(error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {}),
    extensions: {
      code,
      status: ERROR_STATUS[code],
      requestId,
      ...(isWhole ? { http: httpOf(code) } : {}),
    },
  })
}

function codeOfFault(error: unknown, isChange: boolean): keyof typeof MESSAGES {
  if (isTooSlow(error)) return isChange ? 'SERVICE_UNAVAILABLE' : 'QUERY_TOO_COMPLEX'
  return isUnavailable(error) ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR'
}

const MESSAGES = {
  QUERY_TOO_COMPLEX: 'This took longer than the 5 seconds allowed: ask for less, or with a narrower filter.',
  SERVICE_UNAVAILABLE:
    'The ledger cannot be reached or changed at the moment. Try again in a few seconds: with the same `idempotencyKey` a ' +
    'mutation is done once, however often it is sent.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side. Name the request id when you report it.',
}

/** What graphql-js and Yoga themselves refuse carries no code of ours. */
function classified(error: GraphQLError, code: ErrorCode): GraphQLError {
  if (isErrorCode(error.extensions.code)) return shown(error, error.message, error.extensions)
  const { http } = error.extensions
  return shown(error, error.message + filterSuggestion(error.message), {
    code,
    status: ERROR_STATUS[code],
    ...(http === undefined ? {} : { http }),
  })
}

function shown(error: GraphQLError, message: string, extensions: Record<string, unknown>): GraphQLError {
  const short = message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE)}…`
  const { nodes, source, positions, path } = error
  return new GraphQLError(short, { nodes, source, positions, path, extensions })
}

function originOf(error: unknown): unknown {
  let origin = error
  while (origin instanceof GraphQLError && origin.originalError !== undefined) origin = origin.originalError
  return origin
}
