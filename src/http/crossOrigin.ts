/** What a browser is told with a request from another origin. */
type CrossOriginRequest = { method: string; header(name: string): string | null }

/** A browser asks once in two hours, which is the most that Chrome waits. */
const MAX_AGE = '7200'
/** Beside those that scripts may always read. */
const EXPOSED = 'x-request-id, retry-after, www-authenticate'
const ALLOWED = 'authorization, content-type, accept, graphql-require-preflight'

export type CrossOrigin = {
  /** The headers that let a page of the origin read an answer; none at all for origins that were not listed. */
  headersFor(request: CrossOriginRequest): Record<string, string>
  /** Why a preflight is refused, naming the setting; null when it is not, or is no preflight. */
  faultOf(request: CrossOriginRequest): string | null
}

/** Lets pages of these origins call the API with a token of theirs. The console's cookie is for its own pages alone: no other origin's are let through with it. */
export function createCrossOrigin(origins: readonly string[]): CrossOrigin {
  const isAllowed = (origin: string | null): origin is string => origin !== null && origins.includes(origin)
  return {
    headersFor: (request) => {
      const origin = request.header('origin')
      if (!isAllowed(origin)) return {}
      const headers = { 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED }
      if (!isPreflight(request)) return headers
      return {
        ...headers,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': request.header('access-control-request-headers') ?? ALLOWED,
        'access-control-max-age': MAX_AGE,
      }
    },
    faultOf: (request) => {
      if (!isPreflight(request) || isAllowed(request.header('origin'))) return null
      return origins.length === 0
        ? 'No page of another origin may call this API. Name the origins that may in the setting CORS_ORIGINS.'
        : 'Pages of this origin may not call this API. Add the origin to the setting CORS_ORIGINS.'
    },
  }
}

function isPreflight(request: CrossOriginRequest): boolean {
  return request.method === 'OPTIONS' && request.header('access-control-request-method') !== null
}

/**
 * What caches have to know of every answer of the API: it is not theirs to keep, and what else of the request it depends
 * on should they keep it nevertheless.
 */
export const UNCACHED = {
  'cache-control': 'no-store',
  vary: 'Origin, Accept, Authorization, Cookie, Accept-Encoding, Access-Control-Request-Headers',
}
