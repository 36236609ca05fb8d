import { dirname, resolve } from 'node:path'
import { KeyTable } from '../keyTable.ts'
import { attempt, isRejection, type Rejection } from '../rejection.ts'
import { openRows } from '../source/csvRows.ts'
import { checkPlainText } from '../source/plainText.ts'
import type { Source, SourceRecord } from '../source/source.ts'
import { groupedRows, joinedRows, singleRows } from './bundles.ts'
import { compileRecord, type RecordMaker } from './compileRecord.ts'
import { columnIndex } from './compileValue.ts'
import type { Bundle, Columns } from './making.ts'
import { type Mapping, readMapping } from './mapping.ts'

/** Opens a CSV file with a mapping. All of it is looked through before its first record is given out. */
export async function openCsv(file: string, mappingFile: string, timezone: string): Promise<Source> {
  const mapping = await readMapping(mappingFile)
  const { lines } = await checkPlainText(file)
  if (mapping.join !== null) await checkPlainText(otherFile(file, mapping.join))
  const { bundles } = await openBundles(file, mapping, timezone)
  for await (const _bundle of bundles) {
    // Only to see that there is a next one.
  }
  return { lines, records: () => readRecords(file, mapping, timezone) }
}

type Maker = { make: RecordMaker; isOnce: boolean }
type Opened = { columns: Columns; makers: Maker[]; bundles: AsyncGenerator<Bundle | Rejection> }

async function openBundles(file: string, mapping: Mapping, timezone: string): Promise<Opened> {
  const { delimiter, join, group } = mapping
  const { columns, rows } = await openRows(file, delimiter)
  if (join !== null) {
    const other = await openRows(otherFile(file, join), delimiter)
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

type Sheets = { columns: Columns; lineColumns: Columns; timezone: string }

function compile({ records, dates, numbers }: Mapping, { timezone, ...sheets }: Sheets): Maker[] {
  const settings = { dateFormat: dates?.format ?? null, timezone: dates?.timezone ?? timezone, numbers }
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
    if (isRejection(bundle)) yield bundle
    else yield* recordsOf(bundle, { columns, makers, given })
  }
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
