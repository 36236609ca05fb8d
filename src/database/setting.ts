import { randomBytes } from 'node:crypto'
import type { Database } from './client.ts'

export type Keys = {
  /** Signs cursors. */
  cursorKey: Buffer
  /** Seals tracked links and return addresses. */
  mailKey: Buffer
}

export async function readKeys(database: Database): Promise<Keys> {
  const [cursorKey, mailKey] = await Promise.all([
    readKey(database, 'cursor_key'),
    readKey(database, 'mail_key'),
  ])
  return { cursorKey, mailKey }
}

/** A key is made once, and shared by every server on the database. */
async function readKey(database: Database, key: string): Promise<Buffer> {
  await database.setting.createMany({
    data: [{ key, value: randomBytes(32).toString('base64url') }],
    skipDuplicates: true,
  })
  const { value } = await database.setting.findUniqueOrThrow({ where: { key } })
  return Buffer.from(value, 'base64url')
}
