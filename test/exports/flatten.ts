/** What the cells of a row are by the heads of the columns, told apart from how they are written. */
export function flatten(head: readonly string[], row: unknown): string[] {
  return head.map((column) => cellOf(valueAt(row, column.split('.'))))
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path
  if (name === undefined || value === null || value === undefined) return value
  return valueAt((value as Record<string, unknown>)[name], rest)
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return JSON.stringify(value)
  if (typeof value !== 'string') return String(value)
  return value
}

/** A text that would be a formula, without the apostrophe before it. */
export function unguarded(cell: string): string {
  return /^'\s*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell
}
