import { join } from 'node:path'
import type { Database } from '../../database/client.ts'
import type { Env } from '../../server/env.ts'
import { openDemoToken } from '../demoToken.ts'
import { report } from '../output.ts'

/** Makes the demo ledger if there is none, and returns the token that opens it. */
export async function openDemo(database: Database, { dataDir }: Env): Promise<string> {
  const { ensureDemo } = await import('../../demo/demo.ts')
  const { userId } = await ensureDemo(database, { log: report })
  return openDemoToken(database, { userId, path: join(dataDir, 'demo-token') })
}
