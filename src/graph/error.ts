import { GraphQLError } from 'graphql'
import { ERROR_STATUS, type ErrorCode, RETRY_AFTER } from '../http/errorCode.ts'

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
