/** A cell: text that people wrote, or a number or date of ours, which is written as it is. */
export type Cell = string | null | { plain: string }

const MARK = '\ufeff'

/** CSV by RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return MARK + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')
}

function written(cell: Cell): string {
  if (cell === null) return ''
  return quoted(typeof cell === 'string' ? harmless(cell) : cell.plain)
}

/** A spreadsheet runs what looks like a formula, and a customer's name may be made to look like one. */
function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
