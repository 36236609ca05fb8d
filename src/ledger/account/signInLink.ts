import type { Database } from '../../database/client.ts'
import type { SessionOwner } from './session.ts'
import { createToken, parseToken } from './token.ts'

const MINUTES = 15

/** Makes a secret that signs the person in once, within fifteen minutes. */
export async function createSignInLink(
  database: Database,
  userId: string,
  now: Date,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = createToken()
  const hash = parseToken(secret)
  if (hash === null) throw new Error('createToken and parseToken disagree.')
  const expiresAt = new Date(now.getTime() + MINUTES * 60_000)
  // Those of yesterday are of no use to anybody.
  await database.signInLink.deleteMany({
    where: { userId, expiresAt: { lt: new Date(now.getTime() - 86_400_000) } },
  })
  await database.signInLink.create({ data: { userId, hash, expiresAt } })
  return { secret, expiresAt }
}

/** Whom the secret signs in, which it does for the first who brings it; null where it was used, is too old or is none. */
export async function redeemSignInLink(
  database: Database,
  secret: string,
  now: Date,
): Promise<SessionOwner | null> {
  const hash = parseToken(secret)
  if (hash === null) return null
  const { count } = await database.signInLink.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  if (count === 0) return null
  const { userId } = await database.signInLink.findUniqueOrThrow({ where: { hash } })
  return { userId, parentId: null, isReadOnly: false, expiresAt: null }
}
