import type { Cell, Table } from './tableModel.ts'

const NUMBER = /^-?\d+(\.\d+)?$/
/** A spreadsheet would take it for something to work out. */
const FORMULA = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",;\r\n]/

/** The table as a file: the same rows in the same order, numbers with all their decimals. */
export function csvOf({ columns, rows, total }: Table): string {
  const header = columns.map(({ label, unit }) => field(unit === undefined ? label : `${label} (${unit})`))
  const lines = [...rows, ...(total === undefined ? [] : [total])].map(lineOf)
  return [header.join(','), ...lines].map((line) => `${line}\r\n`).join('')
}

const lineOf = (cells: readonly Cell[]) => cells.map(({ exact }) => field(exact)).join(',')

function field(text: string): string {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
