import { randomBytes } from 'node:crypto'
import type { ProviderName } from '../delivery/provider/provider.ts'
import { providers } from '../delivery/provider/providers.ts'

/** Public keys of 4,096 bits fit, and a certificate. */
const LONGEST_SECRET = 8_000

type Fault = { code: 'REQUIRED' | 'INVALID'; message: string }

/** What is wrong with the secret given for an endpoint of the service; null when it will do. */
export function secretFault(provider: ProviderName, given: string | null): Fault | null {
  if (given === null) return null
  const { title, makesSecret, secretHint } = providers[provider]
  if (makesSecret) {
    return { code: 'INVALID', message: `The secret of an endpoint for ${title} is made here: leave it out.` }
  }
  if (given.trim() === '') {
    return { code: 'REQUIRED', message: `${title} gives the secret. ${secretHint}` }
  }
  const isTooLong = given.length > LONGEST_SECRET
  return isTooLong
    ? { code: 'INVALID', message: `The secret has more than ${LONGEST_SECRET} characters.` }
    : null
}

/** User and password in characters that need no escaping in a URL, with 192 random bits. */
export function makeSecret(): string {
  return `duegraph:${randomBytes(24).toString('base64url')}`
}
