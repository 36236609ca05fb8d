import { createDatabase, type Database } from '../database/client.ts'
import { openDatabase } from '../database/open.ts'
import type { Env } from '../env.ts'
import { report } from './output.ts'

/** Runs something on the database that the settings name, beside a running server or not. */
export async function useDatabase<Result>(
  env: Pick<Env, 'databaseUrl' | 'dataDir' | 'isDataDirGiven'>,
  run: (database: Database) => Promise<Result>,
): Promise<Result> {
  const opened = await openDatabase(env, report)
  const database = createDatabase({ url: opened.url, poolSize: 2 })
  try {
    return await run(database)
  } finally {
    await database.$disconnect()
    await opened.close()
  }
}
