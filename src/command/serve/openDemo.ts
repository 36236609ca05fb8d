import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Database } from '../../database/client.ts'
import { createApiToken } from '../../ledger/account/apiToken.ts'
import { createFindViewer } from '../../ledger/account/findViewer.ts'
import { parseToken } from '../../ledger/account/token.ts'
import type { Env } from '../../server/env.ts'
import { report } from '../output.ts'

/** Makes the demo ledger if there is none, and returns the token that opens it. */
export async function openDemo(database: Database, { dataDir }: Env): Promise<string> {
  const { ensureDemo } = await import('../../demo/demo.ts')
  const { userId } = await ensureDemo(database, { log: report })
  return openDemoToken(database, { userId, path: join(dataDir, 'demo-token') })
}

/** The demo user's token from the file, or a new one when that one no longer lets them in. */
async function openDemoToken(
  database: Database,
  { userId, path }: { userId: string; path: string },
): Promise<string> {
  const kept = (await readFile(path, 'utf8').catch(() => '')).trim()
  const hash = parseToken(kept)
  const found = hash === null ? 'UNKNOWN' : await createFindViewer(database)(hash, new Date())
  if (typeof found !== 'string' && found.userId === userId) return kept

  const { token } = await createApiToken(database, { userId, name: 'Demo' })
  const draft = `${path}.new-${process.pid}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(draft, `${token}\n`, { mode: 0o600 })
  await rename(draft, path)
  return token
}
