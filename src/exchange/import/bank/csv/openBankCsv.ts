import { columnIndex } from '../../mapping/compileValue.ts'
import { cellOf, type Row } from '../../mapping/making.ts'
import { attempt, isRejection, type Rejection } from '../../rejection.ts'
import { openRows } from '../../source/csvRows.ts'
import { encodingOf } from '../../source/encoding.ts'
import { checkPlainText } from '../../source/plainText.ts'
import type { Source } from '../../source/source.ts'
import type { StatementItem } from '../entry.ts'
import { openStatements } from '../openStatements.ts'
import { type BankMapping, readBankMapping } from './bankMapping.ts'
import { type Cells, readBankRow } from './bankRow.ts'
import { RunningBalance } from './runningBalance.ts'

/** Opens a bank's own CSV, with a mapping of its columns. */
export async function openBankCsv(file: string, mappingFile: string): Promise<Source> {
  const mapping = await readBankMapping(mappingFile)
  const { lines } = await checkPlainText(file, await encodingOf(file, mapping.layout.encoding))
  return openStatements(file, lines, () => readBankCsv(file, mapping))
}

/** One statement from the first row to the last; rows of another account are another one. */
async function* readBankCsv(file: string, mapping: BankMapping): AsyncGenerator<StatementItem | Rejection> {
  const layout = { ...mapping.layout, encoding: await encodingOf(file, mapping.layout.encoding) }
  const { columns, rows } = await openRows(file, layout)
  const cells = cellsOf(mapping, (name, path) => columnIndex(name, { columns, path }))
  let account = ''
  const running = new RunningBalance(columns.file)
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
    const row = next.value
    const read = attempt(row.line, rawOf(row, columns.indexes), () => readBankRow(row, mapping, cells))
    if (isRejection(read)) {
      running.interrupt()
      yield read
      continue
    }
    running.take(read)
    if (read.account !== account) {
      account = read.account
      yield { type: 'OPEN', line: row.line, account, opening: null, goesOn: true }
    }
    yield { type: 'ENTRY', entry: { ...read.entry, raw: rawOf(row, columns.indexes) } }
  }
}

function cellsOf(mapping: BankMapping, indexOf: (name: string, path: string) => number): Cells {
  const known = new Map<string, number>()
  const { direction, text, account, currency, layout: _l, date: _d, numbers: _n, ...columns } = mapping
  const named = { ...columns, account, currency, direction: direction?.column }
  for (const [path, name] of [
    ...Object.entries(named),
    ...(text ?? []).map((each) => ['text', each] as const),
  ]) {
    if (typeof name === 'string') known.set(name, indexOf(name, path))
  }
  return (row, name) => {
    if (name === undefined) return null
    if (typeof name !== 'string') return name.constant
    const cell = cellOf(row, known.get(name) ?? -1)
    return cell === '' ? null : cell
  }
}

function rawOf(row: Row, indexes: ReadonlyMap<string, number>): Record<string, string> {
  return Object.fromEntries([...indexes].map(([name, index]) => [name, row.cells[index] ?? '']))
}
