import type { IncomingMessage, ServerResponse } from 'node:http'
import { RETRY_AFTER } from './errorCode.ts'

const NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'"
/** GraphiQL comes from this server in one page with its scripts and workers inline; nothing is loaded from elsewhere. */
const OWN_PAGE =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; object-src 'none'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'"

type Refusal = { status: number; code: string; message: string }

/** The headers that every answer carries. */
export function secure(request: IncomingMessage, response: ServerResponse): void {
  const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
  response.setHeader('content-security-policy', isPage ? OWN_PAGE : NOTHING_ALLOWED)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('referrer-policy', 'no-referrer')
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}

/** For what cannot be done now and may be in a moment. */
export function answerUnavailable(response: ServerResponse, message: string): void {
  response.setHeader('retry-after', String(RETRY_AFTER))
  answerError(response, { status: 503, code: 'SERVICE_UNAVAILABLE', message })
}

/** In the shape of a GraphQL answer, so that clients need to know only one. */
export function answerError(response: ServerResponse, { status, code, message }: Refusal): void {
  answer(response, status, { errors: [{ message, extensions: { code, status } }] })
}
