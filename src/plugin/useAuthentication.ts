import type { Plugin } from 'graphql-yoga'
import { createFindViewer, type FindViewer } from '../account/findViewer.ts'
import { parseToken } from '../account/token.ts'
import type { Database } from '../database/client.ts'
import { refuse } from '../error.ts'
import type { Viewer } from '../viewer.ts'

type Authentication = {
  database: Database
  /** Who sent each request; filled here, read by the context. */
  viewers: WeakMap<Request, Viewer>
  now: () => Date
  /** Turns a fault of the database into what the caller may see. */
  explain: (error: unknown, request: Request) => Error
}

/**
 * Nobody gets further than this without a good token: the document is not even parsed, so nothing of the schema
 * shows. Expired, revoked, malformed and unknown tokens get the same answer.
 */
export function useAuthentication({ database, viewers, now, explain }: Authentication): Plugin {
  const findViewer = createFindViewer(database)
  return {
    async onParams({ request }) {
      const viewer = await authenticate(findViewer, request, now()).catch((error: unknown) => {
        throw explain(error, request)
      })
      if (viewer === null) {
        throw refuse(
          'UNAUTHENTICATED',
          'This API needs a valid token: send `Authorization: Bearer <token>`.',
          {
            http: { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
          },
        )
      }
      viewers.set(request, viewer)
    },
  }
}

async function authenticate(findViewer: FindViewer, request: Request, now: Date): Promise<Viewer | null> {
  const match = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(request.headers.get('authorization') ?? '')
  const hash = match?.[1] === undefined ? null : parseToken(match[1])
  return hash === null ? null : findViewer(hash, now)
}
