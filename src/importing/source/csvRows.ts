import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { CsvError, parse } from 'csv-parse'
import type { Columns, Row } from '../mapping/making.ts'
import { UnreadableFile } from '../unreadable.ts'

const MOST_CHARACTERS = 1_000_000

/** A CSV file that is being read: where its columns are, and the rows below them. */
export type CsvRows = { columns: Columns; rows: AsyncIterator<Row> }

export async function openRows(path: string, delimiter: string): Promise<CsvRows> {
  const rows = readRows(path, delimiter)
  const header = await rows.next()
  if (header.done === true)
    throw new UnreadableFile(`${basename(path)} is empty: not even a header is there.`)
  return { columns: columnsOf(header.value.cells, basename(path)), rows }
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

/** csv-parse tells with `info` on which line a row ends. */
type Parsed = { record: string[]; info: { lines: number } }

async function* readRows(path: string, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: MOST_CHARACTERS,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const input = createReadStream(path)
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const lineBreaks = record.reduce((count, cell) => count + cell.split('\n').length - 1, 0)
      yield { line: info.lines - lineBreaks, cells: record }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UnreadableFile(`${basename(path)} is not sound CSV: ${error.message}.`)
  } finally {
    input.destroy()
  }
}
