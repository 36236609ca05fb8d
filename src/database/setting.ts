import { randomBytes } from 'node:crypto'
import type { Database } from './client.ts'

/** The key that signs cursors. */
export const readCursorKey = (database: Database) => readKey(database, 'cursor_key')

/** The key that seals tracked links and return addresses. */
export const readMailKey = (database: Database) => readKey(database, 'mail_key')

/** A key is made once, and shared by every server on the database. */
async function readKey(database: Database, key: string): Promise<Buffer> {
  await database.setting.createMany({
    data: [{ key, value: randomBytes(32).toString('base64url') }],
    skipDuplicates: true,
  })
  const { value } = await database.setting.findUniqueOrThrow({ where: { key } })
  return Buffer.from(value, 'base64url')
}
