import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/database/client.ts'
import { type ImportResult, importFile } from '../../src/exchange/import/importFile.ts'

/** Imports into an organization that is there already, from a folder of its own. */
export async function createImporter(database: Database, organizationId: string) {
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-import-'))
  const write = async (name: string, content: string) => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  const target = { organizationId, source: 'test' }
  return {
    importRecords: async (records: readonly object[]): Promise<ImportResult> => {
      const lines = records.map((record) => JSON.stringify(record))
      const file = await write('records.jsonl', lines.join('\n'))
      return importFile(database, { ...target, file, format: 'jsonl' })
    },
    importCsv: async (csv: string, mapping: object): Promise<ImportResult> => {
      const file = await write('rows.csv', csv)
      const mappingFile = await write('mapping.json', JSON.stringify(mapping))
      return importFile(database, { ...target, file, format: 'csv', mapping: mappingFile })
    },
    close: () => rm(folder, { recursive: true }),
  }
}

export type Importer = Awaited<ReturnType<typeof createImporter>>
