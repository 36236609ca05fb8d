import { csvOf } from './csv.ts'
import type { Table } from './tableModel.ts'

/** Spreadsheets read a file as UTF-8 only if it says so itself. */
const MARK = '\uFEFF'

export function downloadCsv(table: Table, name: string): void {
  const url = URL.createObjectURL(new Blob([MARK, csvOf(table)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.csv`
  link.click()
  URL.revokeObjectURL(url)
}
