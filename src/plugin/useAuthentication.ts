import type { Plugin } from 'graphql-yoga'
import type { FindViewer, TokenFault } from '../account/findViewer.ts'
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
 * shows. Why a token is refused is said as far as it gives nothing away: what its own text shows, and to who holds the
 * secret that it has ended.
 */
export function useAuthentication({ findViewer, callers, now, explain }: Authentication): Plugin {
  return {
    async onParams({ request }) {
      const caller = await authenticate(findViewer, request, now()).catch((error: unknown) => {
        throw explain(error, request)
      })
      if (typeof caller === 'string') throw unauthenticated(caller)
      callers.set(request, caller)
    },
  }
}

type Fault = TokenFault | 'MISSING' | 'MALFORMED'

const MESSAGES: Record<Fault, string> = {
  MISSING: 'This API needs a valid token: send `Authorization: Bearer <token>`.',
  MALFORMED:
    'This token is malformed: the header is `Authorization: Bearer <token>`, and a token is `dg_` with 49 letters and ' +
    'digits, the last of which are a checksum.',
  UNKNOWN: 'This token is unknown here: it may be one of another server.',
  EXPIRED: 'This token has expired: use another one.',
  REVOKED: 'This token was revoked: use another one.',
}

async function authenticate(findViewer: FindViewer, request: Request, now: Date): Promise<Caller | Fault> {
  const header = request.headers.get('authorization')?.trim() ?? ''
  if (header === '') return 'MISSING'
  const [, text] = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header) ?? []
  const tokenHash = text === undefined ? null : parseToken(text)
  if (tokenHash === null) return 'MALFORMED'
  const found = await findViewer(tokenHash, now)
  return typeof found === 'string' ? found : { viewer: found, tokenHash }
}

function unauthenticated(fault: Fault): Error {
  const http = { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } }
  return refuse('UNAUTHENTICATED', MESSAGES[fault], { reason: fault, http })
}
