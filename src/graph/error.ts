import { GraphQLError } from 'graphql'

/** Every `extensions.code` that may leave the server, with its HTTP meaning. */
export const ERROR_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  INVALID_CURSOR: 400,
  QUERY_TOO_COMPLEX: 400,
  DEPTH_LIMIT: 400,
  RATE_LIMITED: 429,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  PERSISTED_QUERY_NOT_FOUND: 404,
  SERVICE_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** Seconds after which something that is not to be had now may be asked for again. */
export const RETRY_AFTER = 2

/** How the answer as a whole says what the code says, where nothing was answered. */
export function httpOf(code: ErrorCode) {
  // Yoga keeps 200 for clients of plain JSON unless told that the status is not only the specification's.
  const http = { status: ERROR_STATUS[code], spec: false }
  return code === 'SERVICE_UNAVAILABLE' ? { ...http, headers: { 'Retry-After': String(RETRY_AFTER) } } : http
}

/** An error whose sentence is safe to show. `argument` names the argument or input path at fault. */
export function refuse(
  code: ErrorCode,
  message: string,
  details: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, status: ERROR_STATUS[code], ...details } })
}

/** Refuses a value the caller sent, naming the argument and the rule it breaks. */
export function badInput(argument: string, rule: string): GraphQLError {
  return refuse('BAD_USER_INPUT', `${argument}: ${rule}`, { argument })
}

/** A refusal of the request as a whole, before any of it is answered: the HTTP status says so too. */
export function refuseRequest(
  code: ErrorCode,
  message: string,
  details: Record<string, unknown> = {},
): GraphQLError {
  return refuse(code, message, { ...details, http: httpOf(code) })
}

/** The same for something the caller sent. */
export function badRequest(argument: string, rule: string): GraphQLError {
  return refuseRequest('BAD_USER_INPUT', `${argument}: ${rule}`, { argument })
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code)
}
