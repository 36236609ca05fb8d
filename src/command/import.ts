import type { Command } from 'commander'
import type { ImportFormat } from '../exchange/import/importFile.ts'

type ImportFlags = {
  organization?: string
  source?: string
  format?: string
  mapping?: string
  dryRun?: boolean
  schema?: boolean
}

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('bring invoices and all that belongs to them from a file into the ledger; prints how many')
    .argument('[file]', "a file of JSON Lines, CSV or Stuut's documents")
    .option('--organization <uid>', 'whose ledger it is')
    .option('--source <name>', 'the system the records come from; their external ids are unique within it')
    .option('--format <format>', 'jsonl, csv or stuut')
    .option('--mapping <file>', 'what the columns of a CSV file mean, see docs/importing.md')
    .option('--dry-run', 'say what would happen, write nothing')
    .option('--schema', 'print the JSON Schema of a JSON Lines record')
    .action(async (file: string | undefined, flags: ImportFlags) => {
      if (flags.schema === true) await printSchema()
      else await runImport(file, flags)
    })
}

async function printSchema(): Promise<void> {
  const { canonicalSchema } = await import('../exchange/import/record/schema.ts')
  process.stdout.write(`${JSON.stringify(canonicalSchema(), null, 2)}\n`)
}

async function runImport(file: string | undefined, flags: ImportFlags): Promise<void> {
  const given = {
    file: required('a file', file),
    organizationId: required('--organization', flags.organization),
    source: required('--source', flags.source),
    format: formatOf(required('--format', flags.format)),
    ...(flags.mapping === undefined ? {} : { mapping: flags.mapping }),
    isDryRun: flags.dryRun === true,
  }
  const { keepHeapSmall } = await import('../exchange/smallHeap.ts')
  keepHeapSmall()
  const { report } = await import('./output.ts')
  const { importFile } = await import('../exchange/import/importFile.ts')
  const { withDatabase } = await import('./withDatabase.ts')
  await withDatabase(async (database) => {
    const result = await importFile(database, { ...given, report })
    if (result.rejected > 0) process.exitCode = 1
    return result
  })
}

function required(name: string, value: string | undefined): string {
  if (value !== undefined) return value
  throw new Error(`import needs ${name}. See: duegraph import --help`)
}

function formatOf(text: string): ImportFormat {
  if (text === 'jsonl' || text === 'csv' || text === 'stuut') return text
  throw new Error(`--format must be jsonl, csv or stuut, not "${text}".`)
}
