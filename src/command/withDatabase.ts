import { createDatabase, type Database } from '../database/client.ts'
import { type DatabaseEnv, openDatabase } from '../database/open.ts'
import { readEnv } from '../server/env.ts'
import { printResult, report } from './output.ts'

/** Runs one command on the database that the settings name and prints its result. Without `mayMake` it makes none. */
export async function withDatabase(
  run: (database: Database) => Promise<unknown>,
  { mayMake = false } = {},
): Promise<void> {
  printResult(await useDatabase(readEnv(process.env), run, { mayMake }))
}

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
