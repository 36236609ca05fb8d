import { basename } from 'node:path'
import type { Columns, Row } from '../mapping/making.ts'
import { UnreadableFile } from '../unreadable.ts'
import { type Scanned, scanRow } from './csvRow.ts'
import type { Encoding } from './encoding.ts'
import { LinesAhead } from './linesAhead.ts'
import { readTextLines } from './textLines.ts'

/** A quoted text that is longer was never closed. */
const MOST_CHARACTERS = 1_000_000

/** A CSV file that is being read: where its columns are, and the rows below them. */
export type CsvRows = { columns: Columns; rows: AsyncIterator<Row> }

export type CsvLayout = {
  /** Null where the mapping states none: a comma, unless the file's first line says `sep=;`. */
  delimiter: string | null
  /** The line with the names of the columns, counted from 1; null: the first that is not blank. */
  headerRow: number | null
  encoding: Encoding
}

export async function openRows(path: string, layout: CsvLayout): Promise<CsvRows> {
  const file = basename(path)
  const lines = new LinesAhead(readTextLines(path, layout.encoding))
  const delimiter = await readSeparatorLine(lines, layout, file)
  for (const { headerRow } = layout; headerRow !== null && lines.number < headerRow; ) {
    if ((await lines.peek(0)) === null) break
    lines.drop(1)
  }
  const rows = readRows(lines, delimiter, () => columns?.indexes.size ?? null)
  let columns: Columns | null = null
  const header = await rows.next()
  if (header.done === true) throw new UnreadableFile(`${file} is empty: not even a header is there.`)
  const { fault, cells, line } = header.value
  if (fault !== null)
    throw new UnreadableFile(`${file} is not sound CSV: its header (line ${line}) ${fault}.`)
  columns = columnsOf(cells, file)
  return { columns, rows }
}

/** `sep=;` in the first line, by which spreadsheets tell the delimiter. */
async function readSeparatorLine(lines: LinesAhead, { delimiter }: CsvLayout, file: string): Promise<string> {
  const [, separator] = /^sep=([,;\t|])\r?\n?$/i.exec((await lines.peek(0)) ?? '') ?? []
  if (separator === undefined) return delimiter ?? ','
  if (delimiter !== null && delimiter !== separator) {
    throw new UnreadableFile(
      `${file} says sep=${separator} in its first line, and the mapping states the delimiter "${delimiter}".`,
    )
  }
  lines.drop(1)
  return separator
}

function columnsOf(cells: readonly string[], file: string): Columns {
  const indexes = new Map<string, number>()
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim().normalize('NFC')
    if (indexes.has(name)) throw new UnreadableFile(`${file} has two columns of the name "${name}".`)
    indexes.set(name, index)
  }
  return { file, indexes }
}

/** Rows without any text are none. */
async function* readRows(
  lines: LinesAhead,
  delimiter: string,
  width: () => number | null,
): AsyncGenerator<Row> {
  try {
    for (let first = await lines.peek(0); first !== null; first = await lines.peek(0)) {
      const line = lines.number
      const { count, scanned } = await scanLines(lines, first, { delimiter, width: width() })
      lines.drop(count)
      if (scanned.cells.every((cell) => cell.trim() === '')) continue
      const fault = scanned.state === 'SOUND' ? null : 'has a stray quotation mark'
      yield { line, cells: scanned.cells, fault }
    }
  } finally {
    await lines.close()
  }
}

type Reading = { delimiter: string; width: number | null }
type Taken = { count: number; scanned: Scanned }

/** The row that begins with this line. Quotes that do not close it make a bad row of this line alone. */
async function scanLines(lines: LinesAhead, first: string, { delimiter, width }: Reading): Promise<Taken> {
  const alone = () => ({ count: 1, scanned: { ...plainRow(first, delimiter), state: 'STRAY' as const } })
  let text = first
  let scanned = scanRow(withoutEnd(text), delimiter)
  let count = 1
  for (; scanned.state === 'OPEN'; count += 1) {
    const next = await lines.peek(count)
    if (next === null || text.length + next.length > MOST_CHARACTERS) return alone()
    text += next
    if (next.includes('"')) scanned = scanRow(withoutEnd(text), delimiter)
  }
  if (scanned.state === 'BROKEN') return alone()
  // A line that is whole without its quotes has not been meant to go on over other rows.
  const isSwallowing = count > 1 && width !== null && scanned.cells.length !== width
  return isSwallowing && plainRow(first, delimiter).cells.length === width ? alone() : { count, scanned }
}

function plainRow(line: string, delimiter: string): { cells: string[] } {
  return { cells: withoutEnd(line).split(delimiter) }
}

function withoutEnd(text: string): string {
  return text.replace(/\r?\n$|\r$/, '')
}
