import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type GraphQLSchema, printSchema } from 'graphql'
import { answerError } from './answer.ts'

/**
 * The schema as a file, for code generators. It is the one in the project's repository and the same for everybody, so no
 * token is asked for.
 */
export function createSchemaRoute(schema: GraphQLSchema) {
  let file: { text: string; etag: string } | null = null
  const read = () => {
    if (file !== null) return file
    const text = `${printSchema(schema)}\n`
    file = { text, etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` }
    return file
  }
  return (request: IncomingMessage, response: ServerResponse): void => {
    request.resume()
    if (request.method !== 'GET' && request.method !== 'HEAD') return void refuseMethod(response)
    const { text, etag } = read()
    response.setHeader('etag', etag)
    // Kept, and asked for again before it is used: a new version of the server has another one.
    response.setHeader('cache-control', 'public, no-cache')
    response.setHeader('vary', 'Origin, Accept-Encoding')
    if (isKnown(request.headers['if-none-match'], etag)) return void response.writeHead(304).end()
    response.writeHead(200, {
      'content-type': 'application/graphql; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    response.end(request.method === 'HEAD' ? undefined : text)
  }
}

/** Compared weakly (RFC 9110, 8.8.3.2): compressed on the way, it is still the same file. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? []
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''))
}

function refuseMethod(response: ServerResponse): void {
  response.setHeader('allow', 'GET, HEAD')
  answerError(response, { status: 405, code: 'BAD_USER_INPUT', message: 'The schema can only be read.' })
}
