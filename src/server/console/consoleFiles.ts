import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'
import { answerError } from '../../http/answer.ts'
import { refuseMethod } from '../../outreach/delivery/route/refusals.ts'

/** Where `npm run console:build` puts the files. */
const BUILT = fileURLToPath(new URL('../../../console/dist', import.meta.url))
const PREFIX = '/console'
const YEAR = 31_536_000

/**
 * Scripts, styles and data come from this server alone, and no script stands in a page. Style attributes are let through for the mail
 * bodies that the console shows: these stand in a sandboxed frame, which inherits this policy, so that no picture of theirs is fetched.
 */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export function isConsoleBuilt(): boolean {
  return existsSync(`${BUILT}/index.html`)
}

/** The console's files. What has the hash of its content in its name is kept for a year, the page itself is asked for each time. */
export function createConsoleFiles() {
  const serve = sirv(BUILT, {
    etag: true,
    gzip: true,
    brotli: true,
    single: true,
    setHeaders: (response, path) => {
      const isNamedByContent = path.startsWith('/assets/')
      const control = isNamedByContent ? `public, max-age=${YEAR}, immutable` : 'no-cache'
      response.setHeader('cache-control', control)
      response.setHeader('content-security-policy', POLICY)
    },
  })
  return (request: IncomingMessage, response: ServerResponse): void => {
    request.resume()
    if (request.method !== 'GET' && request.method !== 'HEAD') return void refuseMethod(response, 'GET, HEAD')
    request.url = request.url?.slice(PREFIX.length) ?? '/'
    serve(request, response, () =>
      answerError(response, {
        status: 404,
        code: 'NOT_FOUND',
        message: 'There is no such file of the console.',
      }),
    )
  }
}
