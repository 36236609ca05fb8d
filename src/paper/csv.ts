/** A cell: text that people wrote, or a number or date of ours, which is written as it is. */
export type Cell = string | null | { plain: string }

/** By which spreadsheets know UTF-8. */
export const MARK = '\ufeff'

/** CSV by RFC 4180, with the mark before it. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return MARK + rows.map(csvLine).join('')
}

export function csvLine(cells: readonly Cell[]): string {
  const line = cells.map(written).join(',')
  // An empty line would be no row to most readers.
  return `${line === '' ? '""' : line}\r\n`
}

/** What is absent is empty, an empty text is a pair of quotes: readers that know the difference find it. */
function written(cell: Cell): string {
  if (cell === null) return ''
  return quoted(typeof cell === 'string' ? harmless(cell) : cell.plain)
}

/** A spreadsheet runs what looks like a formula, and a customer's name may be made to look like one. */
function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
