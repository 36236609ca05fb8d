import { dirname, resolve } from 'node:path'
import { KeyTable } from '../keyTable.ts'
import { attempt, isRejection, type Rejection } from '../rejection.ts'
import { type CsvRows, openRows } from '../source/csvRows.ts'
import { encodingOf } from '../source/encoding.ts'
import { checkPlainText } from '../source/plainText.ts'
import type { Source, SourceRecord } from '../source/source.ts'
import { groupedRows, joinedRows, singleRows } from './bundles.ts'
import { compileRecord, type RecordMaker } from './compileRecord.ts'
import { columnIndex } from './compileValue.ts'
import { USUAL_PIVOT } from './dateFormat.ts'
import type { Bundle, Columns } from './making.ts'
import { type Mapping, readMapping } from './mapping.ts'

/** Opens a CSV file with a mapping. All of it is looked through before its first record is given out. */
export async function openCsv(file: string, mappingFile: string, timezone: string): Promise<Source> {
  const mapping = await readMapping(mappingFile)
  const { encoding } = mapping.layout
  const { lines } = await checkPlainText(file, await encodingOf(file, encoding))
  if (mapping.join !== null) {
    const other = otherFile(file, mapping.join)
    await checkPlainText(other, await encodingOf(other, encoding))
  }
  const { bundles } = await openBundles(file, mapping, timezone)
  for await (const _bundle of bundles) {
    // Only to see that there is a next one.
  }
  return { lines, records: () => readRecords(file, mapping, timezone) }
}

type Maker = { make: RecordMaker; isOnce: boolean }
type Opened = { columns: Columns; makers: Maker[]; bundles: AsyncGenerator<Bundle | Rejection> }

async function openBundles(file: string, mapping: Mapping, timezone: string): Promise<Opened> {
  const { layout, join, group } = mapping
  const { columns, rows } = await openWith(layout, file)
  if (join !== null) {
    const other = await openWith({ ...layout, headerRow: null }, otherFile(file, join))
    const by = columnIndex(join.by, { columns: other.columns, path: 'join.by' })
    const equals = columnIndex(join.equals, { columns, path: 'join.equals' })
    const makers = compile(mapping, { columns, lineColumns: other.columns, timezone })
    return { columns, makers, bundles: joinedRows(rows, { columns, equals }, { ...other, by }) }
  }
  const makers = compile(mapping, { columns, lineColumns: columns, timezone })
  if (group === null) return { columns, makers, bundles: singleRows(rows, columns) }
  const by = columnIndex(group.by, { columns, path: 'group.by' })
  return { columns, makers, bundles: groupedRows(rows, columns, by) }
}

async function openWith(layout: Mapping['layout'], file: string): Promise<CsvRows> {
  return openRows(file, { ...layout, encoding: await encodingOf(file, layout.encoding) })
}

type Sheets = { columns: Columns; lineColumns: Columns; timezone: string }

function compile({ records, dates, numbers }: Mapping, { timezone, ...sheets }: Sheets): Maker[] {
  const settings = {
    dateFormat: dates?.format ?? null,
    pivot: dates?.pivot ?? USUAL_PIVOT,
    timezone: dates?.timezone ?? timezone,
    numbers,
  }
  return records.map((record, index) => ({
    isOnce: record.once,
    make: compileRecord(record, `records[${index}]`, { ...sheets, settings }),
  }))
}

async function* readRecords(
  file: string,
  mapping: Mapping,
  timezone: string,
): AsyncGenerator<SourceRecord | Rejection> {
  const { columns, makers, bundles } = await openBundles(file, mapping, timezone)
  const given = new KeyTable()
  for await (const bundle of bundles) {
    const bad = isRejection(bundle) ? bundle : rejectionOf(bundle)
    if (bad !== null) yield bad
    else if (!isRejection(bundle)) yield* recordsOf(bundle, { columns, makers, given })
  }
}

/** A record that has a bad row among its lines would be made without it. */
function rejectionOf({ row, lines }: Bundle): Rejection | null {
  const bad = [row, ...lines].find(({ fault }) => fault !== null)
  return bad === undefined
    ? null
    : { line: bad.line, field: null, reason: String(bad.fault), record: bad.cells }
}

type Giving = { columns: Columns; makers: readonly Maker[]; given: KeyTable }

function* recordsOf(bundle: Bundle, { columns, makers, given }: Giving): Generator<SourceRecord | Rejection> {
  const raw = rawOf(bundle, columns)
  const size = JSON.stringify(raw).length * Math.max(1, bundle.lines.length)
  const { line } = bundle.row
  for (const { make, isOnce } of makers) {
    const made = attempt(line, raw, () => ({ value: make(bundle) }))
    if (isRejection(made)) yield made
    else if (made.value !== undefined && !(isOnce && !isFirst(made.value, given))) {
      yield { line, value: made.value, raw, size }
    }
  }
}

function isFirst({ type, externalId }: Record<string, unknown>, given: KeyTable): boolean {
  return given.add(`${type} ${externalId}`)
}

function rawOf({ row }: Bundle, { indexes }: Columns): Record<string, string> {
  return Object.fromEntries([...indexes].map(([name, index]) => [name, row.cells[index] ?? '']))
}

function otherFile(file: string, { file: name }: { file: string }): string {
  return resolve(dirname(file), name)
}
