import type { Plugin } from 'graphql-yoga'
import { refuse } from '../error.ts'

/**
 * A browser sends forms to any site without asking first, but not JSON: a body of another kind is not looked at.
 */
export function useJsonOnly(): Plugin {
  return {
    onRequestParse: ({ request }) => {
      if (request.method !== 'POST') return
      const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
      if (type === 'application/json' || type === 'application/graphql+json') return
      throw refuse('BAD_USER_INPUT', 'The body must be JSON: send `Content-Type: application/json`.', {
        http: { status: 415 },
      })
    },
  }
}
