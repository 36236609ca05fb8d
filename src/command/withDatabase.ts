import { createDatabase, type Database } from '../database/client.ts'
import { openDatabase } from '../database/open.ts'
import { readEnv } from '../env.ts'
import { printResult, report } from './output.ts'

/** Runs one command on the database that the settings name, beside a running server or not, and prints its result. */
export async function withDatabase(run: (database: Database) => Promise<unknown>): Promise<void> {
  const opened = await openDatabase(readEnv(process.env), report)
  const database = createDatabase({ url: opened.url, poolSize: 2 })
  try {
    printResult(await run(database))
  } finally {
    await database.$disconnect()
    await opened.close()
  }
}
