import type { WebhookRequest } from './provider.ts'
import { secretEquals } from './signature.ts'

/** Whether the request carries `user:password` as Basic authentication (RFC 7617), as services do for `https://user:password@…`. */
export function hasBasicAuth(request: WebhookRequest, secret: string): boolean {
  const [, credentials] = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(request.headers.authorization ?? '') ?? []
  if (credentials === undefined || secret === '') return false
  return secretEquals(Buffer.from(credentials, 'base64').toString('utf8'), secret)
}

export function hasBearerToken(request: WebhookRequest, secret: string): boolean {
  const [, token] = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  return token !== undefined && secret !== '' && secretEquals(token, secret)
}
