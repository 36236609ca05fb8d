import { KeyTable } from '../keyTable.ts'
import type { Rejection } from '../rejection.ts'
import { UnreadableFile } from '../unreadable.ts'
import { type Bundle, type Columns, cellOf, MOST_LINES, type Row } from './making.ts'

/** Rows of one invoice may be apart by as many other invoices, and as many rows. */
const MOST_OPEN_GROUPS = 200
const MOST_OPEN_ROWS = 20_000

type Rows = AsyncIterator<Row>

/** A row, a record. */
export async function* singleRows(rows: Rows, columns: Columns): AsyncGenerator<Bundle | Rejection> {
  for await (const row of iterate(rows)) {
    const fault = faultOf(row, columns)
    if (fault === null) yield { row, lines: [row] }
    else yield { line: row.line, field: null, reason: fault, record: row.cells }
  }
}

/** Rows with the same text in one column, a record. Mostly they follow each other; a few others may stand between. */
export async function* groupedRows(
  rows: Rows,
  columns: Columns,
  by: number,
): AsyncGenerator<Bundle | Rejection> {
  const open = new Map<string, Bundle>()
  const closed = new KeyTable()
  let openRows = 0
  const closeFirst = function* (): Generator<Bundle> {
    for (const [key, bundle] of open) {
      open.delete(key)
      closed.add(key)
      openRows -= bundle.lines.length
      yield bundle
      return
    }
  }
  for await (const row of iterate(rows)) {
    checkWidth(row, columns)
    const key = cellOf(row, by)
    if (key === '') {
      yield {
        line: row.line,
        field: null,
        reason: 'has no value in the column it is grouped by',
        record: row.cells,
      }
      continue
    }
    if (!open.has(key) && closed.get(key) !== undefined) throw scattered(columns, row, key)
    openRows += addRow(open, key, row)
    while (open.size > MOST_OPEN_GROUPS || (openRows > MOST_OPEN_ROWS && open.size > 1)) yield* closeFirst()
  }
  while (open.size > 0) yield* closeFirst()
}

function addRow(open: Map<string, Bundle>, key: string, row: Row): number {
  const bundle = open.get(key)
  if (bundle === undefined) {
    open.set(key, { row, lines: [row] })
    return 1
  }
  // One more than allowed is enough to have the record refused.
  if (bundle.lines.length > MOST_LINES) return 0
  bundle.lines.push(row)
  return 1
}

function scattered({ file }: Columns, { line }: Row, key: string): UnreadableFile {
  return new UnreadableFile(
    `${file} has rows of "${key}" too far apart (line ${line}): sort it by the column it is grouped by.`,
  )
}

type Joined = { rows: Rows; columns: Columns; by: number }

/** A row with the rows of another file that name it. Both files name the records in the same order. */
export async function* joinedRows(
  rows: Rows,
  { columns, equals }: { columns: Columns; equals: number },
  other: Joined,
): AsyncGenerator<Bundle | Rejection> {
  let next = await nextOf(other)
  for await (const row of iterate(rows)) {
    checkWidth(row, columns)
    const key = cellOf(row, equals)
    const lines: Row[] = []
    while (next !== null && cellOf(next, other.by) === key) {
      if (lines.length <= MOST_LINES) lines.push(next)
      next = await nextOf(other)
    }
    yield { row, lines }
  }
  if (next === null) return
  const key = cellOf(next, other.by)
  throw new UnreadableFile(
    `${other.columns.file} line ${next.line} belongs to "${key}", which ${columns.file} does not have, ` +
      'or not in the same order: sort both files alike.',
  )
}

async function nextOf({ rows, columns }: Joined): Promise<Row | null> {
  const { done, value } = await rows.next()
  if (done === true) return null
  checkWidth(value, columns)
  return value
}

/**
 * A line that is missing from its invoice would go unnoticed, so such a file is not imported at all. One whose quotes are
 * wrong still names its invoice, which is rejected then.
 */
function checkWidth(row: Row, columns: Columns): void {
  const fault = widthFault(row.cells, columns.indexes)
  if (fault !== null) throw new UnreadableFile(`${columns.file} line ${row.line} ${fault}.`)
}

function faultOf({ cells, fault }: Row, { indexes }: Columns): string | null {
  return fault ?? widthFault(cells, indexes)
}

function widthFault(cells: Row['cells'], indexes: Columns['indexes']): string | null {
  return cells.length === indexes.size ? null : `has ${cells.length} columns, not ${indexes.size}`
}

async function* iterate(rows: Rows): AsyncGenerator<Row> {
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) yield next.value
}
