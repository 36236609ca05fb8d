import type { ServerResponse } from 'node:http'
import { answerError, answerUnavailable } from '../../../http/answer.ts'

/** One sentence for an endpoint that is unknown, revoked or another service's, and for a signature that is wrong. */
export function refuseStranger(response: ServerResponse): void {
  const message = 'This is no endpoint of yours, or the request is not signed with its secret.'
  answerError(response, { status: 401, code: 'UNAUTHENTICATED', message })
}

export function refuseTooLong(response: ServerResponse, limit: number): void {
  const message = `The body is longer than ${limit / 1_048_576} MiB.`
  answerError(response, { status: 413, code: 'BAD_USER_INPUT', message })
}

export function refuseBody(response: ServerResponse, sender: string): void {
  const message = `The body is not of the form that ${sender} documents.`
  answerError(response, { status: 400, code: 'BAD_USER_INPUT', message })
}

export function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('allow', allowed)
  answerError(response, { status: 405, code: 'BAD_USER_INPUT', message: `Only ${allowed} is answered here.` })
}

export function refuseUnknown(response: ServerResponse): void {
  answerError(response, { status: 404, code: 'NOT_FOUND', message: 'There is nothing here.' })
}

/** For the database's faults and for ours, so that the sender tries again. */
export function refuseForNow(response: ServerResponse): void {
  answerUnavailable(response, 'This cannot be taken now. Try again in a moment.')
}
