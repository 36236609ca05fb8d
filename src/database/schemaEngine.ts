import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineBindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { CatalogAdapter, CatalogPool } from './catalogAdapter.ts'

export type SchemaEngine = Awaited<ReturnType<typeof engineBindings.SchemaEngine.new>>

export const SCHEMA_PATH = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url))

const bindingsPath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
const wasmPath = join(dirname(bindingsPath), 'schema_engine_bg.wasm')

/**
 * Prisma's own migration engine as WebAssembly: nothing to download, the same `_prisma_migrations` table. Prisma offers no
 * way to migrate from a program; this one is given up when https://github.com/prisma/prisma/issues/4703, open since 2020,
 * brings one.
 */
export async function withSchemaEngine<T>(
  url: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngine()
  await loading
  const schema = await readFile(SCHEMA_PATH, 'utf8')
  const pool = new CatalogPool({ connectionString: url, max: 2 })
  try {
    const adapters = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool))
    return await use(
      await engineBindings.SchemaEngine.new({ datamodels: [[SCHEMA_PATH, schema]] }, () => {}, adapters),
    )
  } finally {
    // The engine keeps its connections; left open they would hold up a program that wants the database for itself.
    await pool.end()
  }
}

/** The bindings keep one instance for the whole process: a second one would read the first one's memory. */
let loading: Promise<void> | undefined

async function loadEngine(): Promise<void> {
  const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), {
    // The generated bindings are the module's only import; their type is not an import map's.
    './schema_engine_bg.js': engineBindings as unknown as WebAssembly.ModuleImports,
  })
  engineBindings.__wbg_set_wasm(instance.exports)
  // Named by the bindings' generator; the typings leave it out.
  const start = instance.exports.__wbindgen_start as () => void
  start()
}
