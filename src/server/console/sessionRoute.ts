import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '../../database/client.ts'
import { answer, answerError } from '../../http/answer.ts'
import { bodyOf, readBody } from '../../http/body.ts'
import {
  endSession,
  findSession,
  openSession,
  ownerByToken,
  SESSION_SECONDS,
  type SessionOwner,
} from '../../ledger/account/session.ts'
import {
  CSRF_HEADER,
  csrfTokenOf,
  isCsrfToken,
  sessionCookie,
  sessionTokenIn,
} from '../../ledger/account/sessionCookie.ts'
import { redeemSignInLink } from '../../ledger/account/signInLink.ts'
import { refuseMethod } from '../../outreach/delivery/route/refusals.ts'
import { type Ask, readAsk } from './sessionAsk.ts'

export type SessionSettings = {
  database: Database
  /** Opens the demo ledger to whoever sits at this machine; null elsewhere. */
  demoToken: string | null
  /** Browsers reach this server over TLS. */
  hasTls: boolean
  now: () => Date
}

type RouteRequest = { request: IncomingMessage; response: ServerResponse }
const BODY_LIMIT = 4_096

/**
 * `/console/session`: GET tells whether one is signed in, POST signs in with `{token}`, `{link}` or `{demo: true}`, DELETE signs
 * out, with `{everywhere: true}` of every session of the same person. Its answers have what the page must send beside the cookie.
 */
export function createSessionRoute(settings: SessionSettings) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isOfAnotherSite(request)) return refuse(response, 403, 'Another site may not sign anybody in or out.')
    if (request.method === 'GET') return tell(settings, { request, response })
    const act = { POST: enter, DELETE: leave }[request.method ?? '']
    if (act === undefined) return refuseMethod(response, 'GET, POST, DELETE')
    const ask = (await readBody(request, BODY_LIMIT)) ? readAsk(request.headers, bodyOf(request)) : null
    if (ask === null) return refuse(response, 400, 'The body must be a JSON object as the console sends it.')
    return act(settings, { request, response }, ask)
  }
}

async function tell(settings: SessionSettings, { request, response }: RouteRequest): Promise<void> {
  const { database, demoToken, now } = settings
  const token = sessionTokenIn(request.headers.cookie)
  const session = await findSession(database, token, now())
  answer(response, 200, {
    csrfToken: session === null || token === null ? null : csrfTokenOf(token),
    userId: session?.userId ?? null,
    isDemoOffered: demoToken !== null,
  })
}

async function enter(settings: SessionSettings, { response }: RouteRequest, ask: Ask): Promise<void> {
  const { database, demoToken, hasTls, now } = settings
  const owner = await ownerOf(settings, ask)
  if (owner === null) return refuse(response, 401, REFUSALS[ask.kind])
  const token = await openSession(database, owner, now())
  response.setHeader('set-cookie', sessionCookie(token, { hasTls, maxAgeSeconds: SESSION_SECONDS }))
  answer(response, 200, {
    csrfToken: csrfTokenOf(token),
    userId: owner.userId,
    isDemoOffered: demoToken !== null,
  })
}

const REFUSALS: Record<Ask['kind'], string> = {
  token: 'This token is unknown here, or has ended. Use another one.',
  link: 'This link was used before or is too old. Ask for another one.',
  demo: 'There is no demo ledger to look at here.',
  leave: 'Send `token`, `link` or `demo`.',
}

async function ownerOf(
  { database, demoToken, now }: SessionSettings,
  ask: Ask,
): Promise<SessionOwner | null> {
  if (ask.kind === 'token') return ownerByToken(database, ask.token, now())
  if (ask.kind === 'link') return redeemSignInLink(database, ask.link, now())
  if (ask.kind === 'demo' && demoToken !== null) return ownerByToken(database, demoToken, now())
  return null
}

async function leave(
  settings: SessionSettings,
  { request, response }: RouteRequest,
  ask: Ask,
): Promise<void> {
  const { database, demoToken, hasTls, now } = settings
  const token = sessionTokenIn(request.headers.cookie)
  const session = await findSession(database, token, now())
  if (session !== null && token !== null) {
    if (!isCsrfToken([request.headers[CSRF_HEADER]].flat()[0], token))
      return refuse(response, 403, `Signing out takes the header \`${CSRF_HEADER}\`.`)
    await endSession(database, session, { everywhere: ask.kind === 'leave' && ask.everywhere, now: now() })
  }
  response.setHeader('set-cookie', sessionCookie('', { hasTls, maxAgeSeconds: 0 }))
  answer(response, 200, { csrfToken: null, userId: null, isDemoOffered: demoToken !== null })
}

/** Browsers say where a request comes from; what is no browser does not bring a cookie by itself. */
function isOfAnotherSite({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

const CODES = {
  400: 'BAD_USER_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  405: 'BAD_USER_INPUT',
} as const

function refuse(response: ServerResponse, status: keyof typeof CODES, message: string): void {
  answerError(response, { status, code: CODES[status], message })
}
