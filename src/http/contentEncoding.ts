import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerError } from './answer.ts'

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => unknown

export const ENCODED = 'A compressed body is not read: send it without `Content-Encoding`.'

/** Whether a body would have to be inflated first. A small one may become of any size, so none is. */
export function isEncoded(contentEncoding: string | null | undefined): boolean {
  const encoding = contentEncoding?.trim().toLowerCase() ?? ''
  return encoding !== '' && encoding !== 'identity'
}

/** Answers requests whose body is as it is, and refuses others. */
export function unlessEncoded(handle: RequestHandler): RequestHandler {
  return (request, response) => {
    if (!isEncoded(request.headers['content-encoding'])) return handle(request, response)
    request.resume()
    // RFC 9110, 15.5.16: it says what would have been read.
    response.setHeader('accept-encoding', 'identity')
    answerError(response, { status: 415, code: 'BAD_USER_INPUT', message: ENCODED })
  }
}
