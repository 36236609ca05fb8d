import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from '../../src/database/uuid.ts'
import { type ImportOptions, type ImportResult, importFile } from '../../src/exchange/import/importFile.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

export type TestLedger = TestDatabase & {
  organizationId: string
  folder: string
  /** What the import told. */
  told: string[]
  write(name: string, content: string | Uint8Array): Promise<string>
  /** Imports the records as JSON Lines. */
  importRecords(records: readonly unknown[], options?: Partial<ImportOptions>): Promise<ImportResult>
  importCsv(csv: string, mapping: unknown, options?: Partial<ImportOptions>): Promise<ImportResult>
  importPath(file: string, options: Partial<ImportOptions>): Promise<ImportResult>
  addMember(email: string): Promise<string>
  close(): Promise<void>
}

/** An empty organization in a database and a folder of its own. */
export async function openTestLedger(timezone = 'Europe/Berlin'): Promise<TestLedger> {
  const test = await createTestDatabase()
  const { database } = test
  const organizationId = uuidv7()
  const organization = { id: organizationId, name: 'Test', timezone, defaultCurrency: 'EUR' }
  await database.organization.create({ data: organization })
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-import-'))
  const told: string[] = []
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  const importPath = (file: string, options: Partial<ImportOptions>) =>
    importFile(database, {
      file,
      organizationId,
      source: 'test',
      format: 'jsonl',
      report: (line) => told.push(line),
      ...options,
    })
  return {
    ...test,
    organizationId,
    folder,
    told,
    write,
    importPath,
    importRecords: async (records, options = {}) => {
      const lines = records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record)))
      return importPath(await write('records.jsonl', lines.join('\n')), options)
    },
    importCsv: async (csv, mapping, options = {}) =>
      importPath(await write('rows.csv', csv), {
        format: 'csv',
        mapping: await write('mapping.json', JSON.stringify(mapping)),
        ...options,
      }),
    addMember: async (email) => {
      const { id } = await database.user.create({ data: { email } })
      await database.organizationMembership.create({ data: { organizationId, userId: id } })
      return id
    },
    close: async () => {
      await test.drop()
      await rm(folder, { recursive: true })
    },
  }
}
