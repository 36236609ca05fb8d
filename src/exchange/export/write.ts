import { csvLine, MARK } from '../../paper/csv.ts'
import type { Column } from './columns.ts'
import type { Row } from './readPage.ts'

/** Rows as text: what stands before the first one, and each page. */
export type Writer = { head: string; write(rows: readonly Row[]): string }

export function createWriter(format: 'JSON_LINES' | 'CSV', columns: readonly Column[]): Writer {
  if (format === 'JSON_LINES') {
    return { head: '', write: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('') }
  }
  const cells = columns.map(cellOf)
  return {
    head: MARK + csvLine(columns.map(({ path }) => ({ plain: path.join('.') }))),
    write: (rows) => rows.map((row) => csvLine(cells.map((cell) => cell(row)))).join(''),
  }
}

function cellOf({ path, kind }: Column) {
  const valueIn = (row: Row): unknown => {
    let value: unknown = row
    for (const name of path) {
      if (value === null || value === undefined) return null
      // What has fields is an object.
      value = (value as Row)[name]
    }
    return value
  }
  return (row: Row) => {
    const value = valueIn(row)
    if (value === null || value === undefined) return null
    if (kind === 'plain') return { plain: String(value) }
    return kind === 'json' ? JSON.stringify(value) : String(value)
  }
}
