import type { Database } from '../database/client.ts'
import { readEnv } from '../env.ts'
import { printResult } from './output.ts'
import { useDatabase } from './useDatabase.ts'

/** Runs one command on the database that the settings name and prints its result. */
export async function withDatabase(run: (database: Database) => Promise<unknown>): Promise<void> {
  printResult(await useDatabase(readEnv(process.env), run))
}
