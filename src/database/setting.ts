import { randomBytes } from 'node:crypto'
import type { Database } from './client.ts'

/** The key that signs cursors: made once, shared by every server on the database. */
export async function readCursorKey(database: Database): Promise<Buffer> {
  const key = 'cursor_key'
  await database.setting.createMany({
    data: [{ key, value: randomBytes(32).toString('base64url') }],
    skipDuplicates: true,
  })
  const { value } = await database.setting.findUniqueOrThrow({ where: { key } })
  return Buffer.from(value, 'base64url')
}
