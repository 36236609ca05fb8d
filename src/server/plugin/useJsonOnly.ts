import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { badRequest, refuse } from '../../graph/error.ts'
import { bodyOf } from '../../http/body.ts'
import { ENCODED, isEncoded } from '../../http/contentEncoding.ts'
import { nodeRequestOf } from '../../http/nodeRequest.ts'

/**
 * A browser sends forms to any site without asking first, but not JSON: a body of another kind is not looked at, and
 * bytes that are no text are not guessed at.
 */
export function useJsonOnly(): Plugin {
  return {
    onRequestParse: ({ request, serverContext, setRequestParser }) => {
      if (request.method !== 'POST') return
      if (isEncoded(request.headers.get('content-encoding'))) {
        throw refuse('BAD_USER_INPUT', ENCODED, { http: { status: 415 } })
      }
      const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
      if (type !== 'application/json' && type !== 'application/graphql+json') {
        throw refuse('BAD_USER_INPUT', 'The body must be JSON: send `Content-Type: application/json`.', {
          http: { status: 415 },
        })
      }
      const incoming = nodeRequestOf(serverContext)
      const read = incoming === null ? undefined : bodyOf(incoming)
      setRequestParser(read === undefined ? readParams : () => toParams(read))
    },
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

async function readParams(request: Request): Promise<GraphQLParams> {
  return toParams(await request.arrayBuffer())
}

function toParams(bytes: ArrayBuffer | Buffer): GraphQLParams {
  const body = parseJson(bytes)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest(
      'body',
      'must be one JSON object with `query`; several operations take several requests.',
    )
  }
  // Yoga checks the keys and the types of what they hold.
  return body as GraphQLParams
}

function parseJson(bytes: ArrayBuffer | Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    throw badRequest('body', 'must be JSON in UTF-8.')
  }
}
