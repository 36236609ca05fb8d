import type { Command } from 'commander'
import type { ImportFormat } from '../exchange/import/importFile.ts'

/** Named here too, so that the command line needs not load what imports. */
const KNOWN = [
  'jsonl',
  'csv',
  'stuut',
  'camt053',
  'mt940',
  'bank-csv',
] as const satisfies readonly ImportFormat[]
const FORMATS = `${KNOWN.slice(0, -1).join(', ')} or ${KNOWN.at(-1)}`

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
    .argument('[file]', "a file of JSON Lines, CSV, Stuut's documents or bank statements")
    .option('--organization <uid>', 'whose ledger it is')
    .option(
      '--source <name>',
      'the system the records come from; their external ids are unique within it; of bank statements "bank" if absent',
    )
    .option('--format <format>', FORMATS)
    .option('--mapping <file>', 'what the columns of a CSV file mean (csv, bank-csv), see docs/importing.md')
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
  const format = formatOf(required('--format', flags.format))
  const given = {
    file: required('a file', file),
    organizationId: required('--organization', flags.organization),
    source: sourceOf(format, flags.source),
    format,
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

/** A bank names its account in every statement, so that all banks may be one source. */
function sourceOf(format: ImportFormat, source: string | undefined): string {
  const isOfBank = format === 'camt053' || format === 'mt940' || format === 'bank-csv'
  return isOfBank ? (source ?? 'bank') : required('--source', source)
}

function formatOf(text: string): ImportFormat {
  const format = KNOWN.find((each) => each === text)
  if (format !== undefined) return format
  throw new Error(`--format must be ${FORMATS}, not "${text}".`)
}
