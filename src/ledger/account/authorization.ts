import type { GraphQLError } from 'graphql'
import { refuse } from '../../graph/error.ts'
import type { TokenFault } from '../../graph/viewer.ts'
import { CSRF_HEADER, isCsrfToken, sessionTokenIn } from './sessionCookie.ts'
import { parseToken } from './token.ts'

/** Why nobody is let in, as far as it gives nothing away: what the token's own text shows, and to who holds the secret that it has ended. */
export type AuthenticationFault = TokenFault | 'MISSING' | 'MALFORMED' | 'UNPROVEN'

const MESSAGES: Record<AuthenticationFault, string> = {
  MISSING: 'This API needs a valid token: send `Authorization: Bearer <token>`.',
  MALFORMED:
    'This token is malformed: the header is `Authorization: Bearer <token>`, and a token is `dg_` with 49 letters and ' +
    'digits, the last of which are a checksum.',
  UNPROVEN: `The session's cookie opens nothing without the header \`${CSRF_HEADER}\`, which GET /console/session tells.`,
  UNKNOWN: 'This token is unknown here: it may be one of another server.',
  EXPIRED: 'This token has expired: use another one.',
  REVOKED: 'This token was revoked: use another one.',
}

/**
 * The hash of the token in the `Authorization` header or, where there is none, in the session's cookie; or what is wrong with it. A
 * browser sends the cookie by itself, so it counts only beside what the console's page alone can know.
 */
export function readToken(headers: Headers): Buffer | AuthenticationFault {
  const header = headers.get('authorization')?.trim() ?? ''
  return header === '' ? readSession(headers) : readBearer(header)
}

function readSession(headers: Headers): Buffer | AuthenticationFault {
  const token = sessionTokenIn(headers.get('cookie'))
  if (token === null) return 'MISSING'
  const tokenHash = parseToken(token)
  if (tokenHash === null) return 'MALFORMED'
  return isCsrfToken(headers.get(CSRF_HEADER), token) ? tokenHash : 'UNPROVEN'
}

function readBearer(header: string): Buffer | AuthenticationFault {
  const [, text] = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header) ?? []
  const tokenHash = text === undefined ? null : parseToken(text)
  return tokenHash ?? 'MALFORMED'
}

export function authenticationError(fault: AuthenticationFault): GraphQLError {
  const http = { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } }
  return refuse('UNAUTHENTICATED', MESSAGES[fault], { reason: fault, http })
}
