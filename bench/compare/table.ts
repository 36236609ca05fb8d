import { TITLES } from './servers.ts'
import type { Summary } from './summary.ts'

const HEAD = [
  '',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'server CPU ms',
  'PostgreSQL CPU ms',
  'bytes',
  'statements',
]

/** One table per operation, in Markdown that reads well as it is. */
export function printTables(summaries: readonly Summary[]): void {
  for (const [operation, rows] of Map.groupBy(summaries, (summary) => summary.operation)) {
    console.log(`\n${operation}: ${rows[0]?.title ?? ''}\n`)
    console.log(table([HEAD, ...rows.map(cells)]))
  }
}

function cells(summary: Summary): string[] {
  return [
    TITLES[summary.server],
    summary.requestsPerSecond.toFixed(summary.requestsPerSecond < 100 ? 1 : 0),
    digits(summary.p50),
    digits(summary.p99),
    digits(summary.serverCpu),
    digits(summary.databaseCpu),
    String(summary.bytes),
    String(summary.statements),
  ]
}

export function digits(value: number | null): string {
  return value === null || Number.isNaN(value) ? 'n/a' : value.toFixed(2)
}

export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...body.map(line)].join('\n')
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
