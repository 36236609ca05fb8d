import { createHash, timingSafeEqual } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'

/** A browser takes the second one only over TLS, from the host itself and for all of it. */
const NAME = 'duegraph_session'
const NAME_WITH_TLS = `__Host-${NAME}`
export const CSRF_HEADER = 'x-csrf-token'

type CookieSettings = { hasTls: boolean; maxAgeSeconds: number }

/** The cookie that keeps a session's token where no script can read it and no other site can have it sent. */
export function sessionCookie(token: string, { hasTls, maxAgeSeconds }: CookieSettings): string {
  return stringifySetCookie({
    name: hasTls ? NAME_WITH_TLS : NAME,
    value: token,
    httpOnly: true,
    sameSite: 'strict',
    secure: hasTls,
    path: '/',
    maxAge: maxAgeSeconds,
  })
}

/** The session's token in the header; null where there is none. */
export function sessionTokenIn(header: string | null | undefined): string | null {
  if (header === null || header === undefined || !header.includes(NAME)) return null
  const cookies = parseCookie(header)
  return cookies[NAME_WITH_TLS] ?? cookies[NAME] ?? null
}

/** What the page sends beside the cookie. It follows from the token, and another site can neither read nor work it out. */
export function csrfTokenOf(sessionToken: string): string {
  return createHash('sha256').update(`csrf ${sessionToken}`).digest('base64url')
}

export function isCsrfToken(sent: string | null | undefined, sessionToken: string): boolean {
  const expected = Buffer.from(csrfTokenOf(sessionToken))
  const given = Buffer.from(sent ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
