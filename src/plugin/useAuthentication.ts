import type { Plugin } from 'graphql-yoga'
import type { FindViewer } from '../account/findViewer.ts'
import { parseToken } from '../account/token.ts'
import { refuse } from '../error.ts'
import type { Viewer } from '../viewer.ts'

/** Who sent a request, and the hash of the token that says so. */
export type Caller = { viewer: Viewer; tokenHash: Buffer }

type Authentication = {
  findViewer: FindViewer
  /** Who sent each request; filled here, read by the context. */
  callers: WeakMap<Request, Caller>
  now: () => Date
  /** Turns a fault of the database into what the caller may see. */
  explain: (error: unknown, request: Request) => Error
}

/**
 * Nobody gets further than this without a good token: the document is not even parsed, so nothing of the schema
 * shows. Expired, revoked, malformed and unknown tokens get the same answer.
 */
export function useAuthentication({ findViewer, callers, now, explain }: Authentication): Plugin {
  return {
    async onParams({ request }) {
      const caller = await authenticate(findViewer, request, now()).catch((error: unknown) => {
        throw explain(error, request)
      })
      if (caller === null) {
        throw refuse(
          'UNAUTHENTICATED',
          'This API needs a valid token: send `Authorization: Bearer <token>`.',
          {
            http: { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
          },
        )
      }
      callers.set(request, caller)
    },
  }
}

async function authenticate(findViewer: FindViewer, request: Request, now: Date): Promise<Caller | null> {
  const match = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(request.headers.get('authorization') ?? '')
  const tokenHash = match?.[1] === undefined ? null : parseToken(match[1])
  const viewer = tokenHash && (await findViewer(tokenHash, now))
  return viewer && { viewer, tokenHash }
}
