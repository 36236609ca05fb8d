import type { Env } from '../env.ts'
import { openEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

export type OpenDatabase = {
  url: string
  /** The folder of the embedded database, null with `DATABASE_URL`. */
  folder: string | null
  /** The migrations that were due. */
  applied: string[]
  /** To be called when one's own connections are closed. */
  close(): Promise<void>
}

type DatabaseEnv = Pick<Env, 'databaseUrl' | 'dataDir' | 'isDataDirGiven'>

/** Opens the database that the settings name, migrated. */
export async function openDatabase(env: DatabaseEnv, report: (line: string) => void): Promise<OpenDatabase> {
  if (env.databaseUrl !== null) {
    const applied = await migrate(env.databaseUrl).catch(explainUnreachable)
    return { url: env.databaseUrl, folder: null, applied, close: async () => {} }
  }
  const embedded = await openEmbedded(env.dataDir, { mayMove: !env.isDataDirGiven, report })
  try {
    const applied = await migrate(embedded.url)
    return { ...embedded, applied }
  } catch (error) {
    await embedded.close()
    throw error
  }
}

/** Node's own sentence for a refused connection is empty when the host has two addresses. */
function explainUnreachable(error: NodeJS.ErrnoException): never {
  if (error.code === undefined) throw error
  const reason = error.message === '' ? error.code : error.message
  throw new Error(`The database that DATABASE_URL names cannot be used: ${reason}.`, { cause: error })
}
