import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerError } from './answer.ts'
import { readBody } from './body.ts'
import { unlessEncoded } from './contentEncoding.ts'
import { type CrossOrigin, UNCACHED } from './crossOrigin.ts'
import { cutStalled } from './cutStalled.ts'

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => unknown

/** What stands before the API: its headers, also on what is refused here, and the limit of bodies while they come in. */
export function createApiRoute(crossOrigin: CrossOrigin, handle: RequestHandler): RequestHandler {
  const read = unlessEncoded(async (request, response) => {
    if (await readBody(request)) return handle(request, response)
    const message = 'The body is longer than 1 MiB.'
    answerError(response, { status: 413, code: 'BAD_USER_INPUT', message })
  })
  return (request, response) => {
    for (const [name, value] of Object.entries(headersOf(crossOrigin, request))) {
      response.setHeader(name, value)
    }
    // The timeout of the server does not hold for answers that go on: Yoga takes it from them.
    if (request.headers.accept?.includes('text/event-stream')) cutStalled(response)
    return read(request, response)
  }
}

function headersOf(crossOrigin: CrossOrigin, { method = '', headers }: IncomingMessage) {
  const header = (name: string) => [headers[name]].flat()[0] ?? null
  return { ...UNCACHED, ...crossOrigin.headersFor({ method, header }) }
}
