import type { Plugin } from 'graphql-yoga'
import { type CrossOrigin, UNCACHED } from '../../http/crossOrigin.ts'
import { ERROR_STATUS } from '../../http/errorCode.ts'

/** The headers of every answer, of whatever status, and the answers to preflights. */
export function useHttpHeaders(crossOrigin: CrossOrigin, requestIdOf: (request: Request) => string): Plugin {
  const seen = ({ method, headers }: Request) => ({ method, header: (name: string) => headers.get(name) })
  return {
    onRequest: ({ request, fetchAPI, endResponse }) => {
      if (request.method !== 'OPTIONS') return
      const fault = crossOrigin.faultOf(seen(request))
      if (fault === null) {
        const headers = { allow: 'GET, POST, OPTIONS', 'content-length': '0' }
        return endResponse(new fetchAPI.Response(null, { status: 204, headers }))
      }
      const status = ERROR_STATUS.FORBIDDEN
      const errors = [{ message: fault, extensions: { code: 'FORBIDDEN', status } }]
      endResponse(fetchAPI.Response.json({ errors }, { status }))
    },
    onResponse: ({ request, response }) => {
      const headers = {
        ...UNCACHED,
        ...crossOrigin.headersFor(seen(request)),
        'x-request-id': requestIdOf(request),
      }
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
    },
  }
}
