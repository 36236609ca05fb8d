import { openEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { sqlStateOf } from './sqlState.ts'

export type OpenDatabase = {
  url: string
  /** The folder of the embedded database, null with `DATABASE_URL`. */
  folder: string | null
  /** The migrations that were due. */
  applied: string[]
  /** Settled with why, when the embedded database has ended and does not start again; with `DATABASE_URL` never. */
  failed: Promise<Error>
  /** To be called when one's own connections are closed. */
  close(): Promise<void>
}

/** Where the database is: see `.env.example`. */
export type DatabaseEnv = {
  /** Null for an embedded one. */
  databaseUrl: string | null
  /** Where the embedded one keeps its files. */
  dataDir: string
  /** Whether somebody named that folder; one that nobody named may be kept elsewhere. */
  isDataDirGiven: boolean
}

type Opening = {
  /** Whether a database is made where there is none, which is told; otherwise that is an error. */
  mayMake: boolean
  report: (line: string) => void
}

/** Opens the database that the settings name, migrated. */
export async function openDatabase(env: DatabaseEnv, opening: Opening): Promise<OpenDatabase> {
  if (env.databaseUrl !== null) {
    const place = 'the database that DATABASE_URL names'
    const applied = await migrate(env.databaseUrl, { ...opening, place }).catch(explainUnreachable)
    return {
      url: env.databaseUrl,
      folder: null,
      applied,
      failed: new Promise(() => {}),
      close: async () => {},
    }
  }
  const options = { ...opening, mayMove: !env.isDataDirGiven }
  const embedded = await openEmbedded(env.dataDir, options).catch(explainDamaged(env.dataDir))
  try {
    const applied = await migrate(embedded.url, { ...opening, place: embedded.folder })
    return { ...embedded, applied }
  } catch (error) {
    await embedded.close()
    return explainDamaged(embedded.folder)(error)
  }
}

/** Node's own sentence for a refused connection is empty when the host has two addresses. */
function explainUnreachable(error: NodeJS.ErrnoException): never {
  if (error.code === undefined) throw error
  const reason = error.message === '' ? error.code : error.message
  throw new Error(`The database that DATABASE_URL names cannot be used: ${reason}.`, { cause: error })
}

/** PostgreSQL runs on some damaged folders, and refuses only what it is then asked. */
function explainDamaged(folder: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Error) || sqlStateOf(error) === null) throw error
    throw new Error(`The database in ${folder} cannot be opened: ${error.message}.`, { cause: error })
  }
}
