import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { isUnavailable } from '../database/unavailable.ts'
import { ERROR_STATUS, type ErrorCode } from '../error.ts'

/** Gives every error that leaves the server one of the documented codes, and hides those that are not ours. */
export function useErrors(log: Logger, requestIdOf: (request: Request) => string): Plugin {
  return {
    onParse:
      () =>
      ({ result }) => {
        if (result instanceof GraphQLError) classify(result, 'GRAPHQL_PARSE_FAILED')
      },
    onValidate:
      () =>
      ({ result }) => {
        for (const error of result)
          if (error instanceof GraphQLError) classify(error, 'GRAPHQL_VALIDATION_FAILED')
      },
    onExecute: ({ args }) => ({
      onExecuteDone: ({ result, setResult }) => {
        if (!('errors' in result) || result.errors === undefined) return
        const { request } = args.contextValue as { request: Request }
        const errors = result.errors.map((error) => present(error, requestIdOf(request), log))
        setResult({ ...result, errors })
      },
    }),
  }
}

/** What graphql-js itself refuses carries no code of its own. */
function classify(error: GraphQLError, code: ErrorCode): void {
  if (error.extensions.code !== undefined) return
  error.extensions.code = code
  error.extensions.status = ERROR_STATUS[code]
}

/** The error as the caller may see it. */
export function present(error: unknown, requestId: string, log: Logger): GraphQLError {
  if (error instanceof GraphQLError) {
    const origin = originOf(error)
    if (origin instanceof GraphQLError && isCode(origin.extensions.code)) return withoutOrigin(error, origin)
    // Without a path nothing was executed: the variables or the operation's name were wrong.
    if (error.path === undefined && origin instanceof GraphQLError) {
      classify(error, 'BAD_USER_INPUT')
      return withoutOrigin(error, error)
    }
  }
  const origin = error instanceof GraphQLError ? originOf(error) : error
  const code = isUnavailable(origin) ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR'
  log.error({ requestId, err: origin instanceof Error ? origin : String(origin) }, 'Request failed.')
  return new GraphQLError(MESSAGES[code], {
    ...(error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {}),
    extensions: { code, status: ERROR_STATUS[code], requestId },
  })
}

const MESSAGES = {
  SERVICE_UNAVAILABLE: 'The ledger cannot be read at the moment. Try again in a few seconds.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side. Name the request id when you report it.',
}

function originOf(error: GraphQLError): unknown {
  let origin: unknown = error
  while (origin instanceof GraphQLError && origin.originalError !== undefined) origin = origin.originalError
  return origin
}

function withoutOrigin(error: GraphQLError, { message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes: error.nodes, path: error.path, extensions })
}

function isCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code)
}
