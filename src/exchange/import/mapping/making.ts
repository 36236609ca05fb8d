/** A row of a CSV file. */
export type Row = {
  line: number
  cells: string[]
  /** Why its cells cannot be trusted; null where they can. */
  fault: string | null
}

/** The rows that one or several records are made of. */
export type Bundle = {
  /** The row of the record itself; of a group, its first. */
  row: Row
  /** The rows of its lines: of a group, all; of a join, the rows of the other file; else the row itself. */
  lines: Row[]
}

/** What is known so far of the record that is being made. */
export type Making = { lines: Row[]; currency: string | null; lineTotals: number[] }

/** Where the columns of a file are. */
export type Columns = { file: string; indexes: ReadonlyMap<string, number> }

/** No invoice has more lines; the rows of one are not collected without end. */
export const MOST_LINES = 10_000

export function cellOf({ cells }: Row, index: number): string {
  return (cells[index] ?? '').trim().normalize('NFC')
}
