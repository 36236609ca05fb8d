import { createDatabase, type Database } from '../database/client.ts'
import { type DatabaseEnv, openDatabase } from '../database/open.ts'
import { report } from './output.ts'

/** Runs something on the database that the settings name, beside a running server or not; made only where `mayMake`. */
export async function useDatabase<Result>(
  env: DatabaseEnv,
  run: (database: Database) => Promise<Result>,
  { mayMake = false } = {},
): Promise<Result> {
  const opened = await openDatabase(env, { mayMake, report })
  const database = createDatabase({ url: opened.url, poolSize: 2 })
  try {
    return await run(database)
  } finally {
    await database.$disconnect()
    await opened.close()
  }
}
