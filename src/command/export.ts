import type { Command } from 'commander'

type ExportFlags = { organization?: string; format: string; output?: string }

export function registerExport(program: Command): void {
  program
    .command('export')
    .description('write a whole list of an organization to a file, or to stdout; prints how many rows')
    .argument(
      '<what>',
      'a connection, such as invoices, with all its plain fields; or a GraphQL query of one; - reads it from stdin',
    )
    .requiredOption('--organization <uid>', 'whose list it is')
    .option('--format <format>', 'jsonl or csv', 'jsonl')
    .option('--output <file>', 'where to; without it the rows go to stdout, and their number to stderr')
    .action(async (what: string, flags: ExportFlags) => {
      const { keepHeapSmall } = await import('../exchange/smallHeap.ts')
      keepHeapSmall(30)
      const { runExport } = await import('./runExport.ts')
      await runExport(what, {
        organizationId: flags.organization ?? '',
        format: formatOf(flags.format),
        output: flags.output ?? null,
      })
    })
}

function formatOf(text: string): 'JSON_LINES' | 'CSV' {
  if (text === 'jsonl') return 'JSON_LINES'
  if (text === 'csv') return 'CSV'
  throw new Error(`--format must be jsonl or csv, not "${text}".`)
}
