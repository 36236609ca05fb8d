import type { ApiToken } from '../../../prisma/generated/client/client.ts'
import type { Database } from '../../database/client.ts'
import { readDate, readName, readUuid } from './input.ts'
import { createToken, lastFour, parseToken } from './token.ts'

export type NewApiToken = { userId: string; name?: string; expires?: string; isReadOnly?: boolean }

/** Creates a token. This answer is the only place where its text ever is. */
export async function createApiToken(
  database: Database,
  input: NewApiToken,
): Promise<{ id: string; token: string }> {
  const expiresAt = input.expires === undefined ? null : readDate('expires', input.expires)
  if (expiresAt !== null && expiresAt <= new Date()) throw new Error('expires must be a day to come.')
  const token = createToken()
  const hash = parseToken(token)
  if (hash === null) throw new Error('createToken and parseToken disagree.')
  const { id } = await database.apiToken.create({
    data: {
      userId: input.userId,
      name: input.name === undefined ? null : readName('name', input.name),
      hash,
      lastFour: lastFour(token),
      isReadOnly: input.isReadOnly ?? false,
      expiresAt,
    },
    select: { id: true },
  })
  return { id, token }
}

/** Ends a token for good. Ending it again changes nothing. */
export async function revokeApiToken(
  database: Database,
  text: string,
): Promise<{ id: string; revokedAt: Date }> {
  const id = readUuid('id', text)
  const now = new Date()
  await database.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
  const row = await database.apiToken.findUnique({ where: { id }, select: { revokedAt: true } })
  if (row === null) throw new Error(`There is no token ${id}.`)
  return { id, revokedAt: row.revokedAt ?? now }
}

export async function listApiTokens(database: Database, userId: string): Promise<Omit<ApiToken, 'hash'>[]> {
  return database.apiToken.findMany({ where: { userId }, omit: { hash: true }, orderBy: { id: 'asc' } })
}
