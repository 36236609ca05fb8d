import type { Database } from '../../database/client.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { createToken, lastFour, parseToken } from './token.ts'

export const SESSION_SECONDS = 7 * 86_400

/** What a session is opened with: the token that it ends with, or only the person, who came by a link. */
export type SessionOwner = {
  userId: string
  parentId: string | null
  isReadOnly: boolean
  expiresAt: Date | null
}

/** Opens a session, and returns its token, which is in this answer and nowhere else. */
export async function openSession(database: Database, owner: SessionOwner, now: Date): Promise<string> {
  const token = createToken()
  const hash = parseToken(token)
  if (hash === null) throw new Error('createToken and parseToken disagree.')
  const latest = new Date(now.getTime() + SESSION_SECONDS * 1_000)
  const { userId, parentId, isReadOnly, expiresAt } = owner
  await database.apiToken.create({
    data: {
      id: uuidv7(),
      userId,
      parentId,
      isReadOnly,
      name: 'Console',
      hash,
      lastFour: lastFour(token),
      isSession: true,
      expiresAt: expiresAt !== null && expiresAt < latest ? expiresAt : latest,
    },
  })
  return token
}

/** Whose token this is, for a session that does no more than the token does; null where it lets nobody in, or is a session's itself. */
export async function ownerByToken(
  database: Database,
  text: string,
  now: Date,
): Promise<SessionOwner | null> {
  const hash = parseToken(text)
  if (hash === null) return null
  const row = await database.apiToken.findUnique({ where: { hash } })
  if (row === null || row.isSession || row.revokedAt !== null) return null
  if (row.expiresAt !== null && row.expiresAt <= now) return null
  return { userId: row.userId, parentId: row.id, isReadOnly: row.isReadOnly, expiresAt: row.expiresAt }
}

/** Whose session this is; null once it has ended. */
export async function findSession(
  database: Database,
  text: string | null,
  now: Date,
): Promise<{ id: string; userId: string } | null> {
  const hash = text === null ? null : parseToken(text)
  if (hash === null) return null
  return database.apiToken.findFirst({
    where: { hash, isSession: true, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, userId: true },
  })
}

/** Ends the session or, with `everywhere`, all of the same person's. API tokens stay. */
export async function endSession(
  database: Database,
  session: { id: string; userId: string },
  { everywhere, now }: { everywhere: boolean; now: Date },
): Promise<void> {
  const which = everywhere ? { userId: session.userId, isSession: true } : { id: session.id }
  await database.apiToken.updateMany({ where: { ...which, revokedAt: null }, data: { revokedAt: now } })
}
