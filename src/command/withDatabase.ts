import type { Database } from '../database/client.ts'
import { readEnv } from '../server/env.ts'
import { printResult } from './output.ts'
import { useDatabase } from './useDatabase.ts'

/** Runs one command on the database that the settings name and prints its result. Without `mayMake` it makes none. */
export async function withDatabase(
  run: (database: Database) => Promise<unknown>,
  { mayMake = false } = {},
): Promise<void> {
  printResult(await useDatabase(readEnv(process.env), run, { mayMake }))
}
