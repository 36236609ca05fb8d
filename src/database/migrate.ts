import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { noLedger } from './noDatabase.ts'
import { SCHEMA_PATH, withSchemaEngine } from './schemaEngine.ts'

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const MIGRATION_LOCK = 7_246_001
const ALL_SCHEMAS = { externalTables: [], externalEnums: [] }

type Making = {
  /** Whether a database without our tables gets them. */
  mayMake?: boolean
  /** Told of it, with what the place is called. */
  report?: (line: string) => void
  place?: string
}

/**
 * Brings the database to the newest migration. Safe when several servers start at once: one migrates, the
 * others wait for it. Costs one statement when nothing is due. Returns the names of what was applied.
 */
export async function migrate(url: string, making: Making = {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'duegraph-migrate' })
  await client.connect()
  try {
    if (await isCurrent(client)) return []
    if (making.mayMake === false && !(await isMigrated(client)))
      throw noLedger(making.place ?? 'this database')
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    if (await isCurrent(client)) return []
    if (!(await isMigrated(client))) making.report?.(`Making a new ledger in ${making.place}`)
    return await applyMigrations(url)
  } finally {
    await client.end()
  }
}

async function applyMigrations(url: string): Promise<string[]> {
  const migrations = await migrationsList()
  const { appliedMigrationNames } = await withSchemaEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList: migrations, filters: ALL_SCHEMAS }),
  )
  return appliedMigrationNames
}

/** What still differs between a migrated database and `schema.prisma`, as SQL; empty when nothing does. */
export async function findDrift(url: string): Promise<string> {
  const schema = { files: [{ path: SCHEMA_PATH, content: await readFile(SCHEMA_PATH, 'utf8') }] }
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', ...schema, configDir: dirname(SCHEMA_PATH) },
      to: { tag: 'schemaDatamodel', ...schema },
      script: true,
      exitCode: null,
      filters: ALL_SCHEMAS,
    }),
  )
  const sql = stdout ?? ''
  return sql.includes('This is an empty migration') ? '' : sql
}

/** Writes the SQL that turns the migrated database at `url` into `schema.prisma`; it is to be read and edited. */
export async function writeMigration(url: string, name: string, stamp: string): Promise<string> {
  await migrate(url)
  const sql = await findDrift(url)
  if (sql === '') throw new Error('schema.prisma and the migrations agree: there is nothing to write.')
  const directory = join(MIGRATIONS, `${stamp}_${name}`)
  await mkdir(directory)
  await writeFile(join(directory, 'migration.sql'), sql)
  return directory
}

async function isMigrated(client: pg.Client): Promise<boolean> {
  const table = await client.query(`select to_regclass('_prisma_migrations') as name`)
  return table.rows[0].name !== null
}

async function isCurrent(client: pg.Client): Promise<boolean> {
  if (!(await isMigrated(client))) return false
  const applied = await client.query(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  )
  const names = new Set(applied.rows.map((row: { migration_name: string }) => row.migration_name))
  return (await migrationNames()).every((name) => names.has(name))
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function migrationsList() {
  const names = await migrationNames()
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(MIGRATIONS, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
    shadowDbInitScript: '',
  }
}
