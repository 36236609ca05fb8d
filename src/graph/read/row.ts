import { Prisma } from '../../../prisma/generated/client/client.ts'
import { type ColumnKind, columnsOf, type Model, type Rows } from './table.ts'

/** A related value that was not read along: it has to be loaded. */
export const ABSENT = Symbol('not read along')

/** What a row was read with: which columns, and which related values behind them. */
export type RowLayout = {
  model: Model
  columns: ReadonlyMap<string, number>
  /** Names of the related values, and their places in the row. */
  related: ReadonlyMap<string, number>
}

/**
 * A row keeps its cells as PostgreSQL's JSON gave them; each is converted when a resolver asks for it, and an instant
 * that only passes through never becomes a date. A column that was not read is undefined, which the types rule out.
 */
export abstract class ReadRow {
  readonly cells: unknown[]
  readonly layout: RowLayout

  constructor(cells: unknown[], layout: RowLayout) {
    this.cells = cells
    this.layout = layout
  }
}

type RowClass = new (cells: unknown[], layout: RowLayout) => ReadRow

const CONVERSIONS: Record<ColumnKind, (cell: unknown) => unknown> = {
  plain: (cell) => cell,
  // The statement prints these columns as text.
  instant: (cell) => new Date(String(cell)),
  bigint: (cell) => BigInt(String(cell)),
  decimal: (cell) => plainDecimal(String(cell)),
}

/** A class whose properties are the columns, in the order of the cells. */
export function rowClass(columns: readonly (readonly [field: string, kind: ColumnKind])[]): RowClass {
  const Row = class extends ReadRow {}
  for (const [index, [field, kind]] of columns.entries()) {
    const convert = CONVERSIONS[kind]
    const get =
      kind === 'plain'
        ? function (this: ReadRow) {
            return this.cells[index]
          }
        : function (this: ReadRow) {
            const cell = this.cells[index]
            return cell === null ? null : convert(cell)
          }
    Object.defineProperty(Row.prototype, field, { get, enumerable: true })
  }
  return Row
}

/** `12.500000` is 12.5: the column pads with zeros. */
function plainDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** A row that was read along under this name, `ABSENT` when it was not. */
export function relatedOf(row: object, name: string): unknown {
  if (!(row instanceof ReadRow)) return ABSENT
  const place = row.layout.related.get(name)
  return place === undefined ? ABSENT : row.cells[place]
}

/** Rows that Prisma found are plain objects, which do not tell of what model they are. */
const foundModels = new WeakMap<object, Model>()

/** A row that Prisma found, with what ours have in place of Prisma's own decimals. */
export function asFoundRow<M extends Model>(model: M, found: Record<string, unknown>): Rows[M] {
  for (const [field, kind] of columnsOf(model)) {
    const value = found[field]
    if (kind === 'decimal' && Prisma.Decimal.isDecimal(value)) found[field] = value.toFixed()
  }
  foundModels.set(found, model)
  // All columns of the model were selected.
  return found as Rows[M]
}

function modelOf(row: object): Model | undefined {
  return row instanceof ReadRow ? row.layout.model : foundModels.get(row)
}

/** Whether the value is a row of the model. */
export function isRowOf<M extends Model>(value: object, model: M): value is Rows[M] {
  return modelOf(value) === model
}

/** Whether the row came with every column that is asked of it: by a statement of ours, or whole. */
export function isComplete(row: unknown): boolean {
  return typeof row === 'object' && row !== null && modelOf(row) !== undefined
}

/** An instant as the answer prints it: UTC with milliseconds; out of a statement of ours without a detour through a date. */
export function instantText(row: unknown, field: string): string | null {
  if (row instanceof ReadRow) return cellText(row, field)
  // Any other value that has fields is an object.
  const value = (row as Record<string, unknown>)[field]
  if (value === undefined) throw new Error(`The column ${field} was not read.`)
  return value instanceof Date ? value.toISOString() : null
}

function cellText(row: ReadRow, field: string): string | null {
  const place = row.layout.columns.get(field)
  if (place === undefined) throw new Error(`The column ${field} was not read.`)
  const cell = row.cells[place]
  return typeof cell === 'string' ? toIso(cell) : null
}

/** PostgreSQL prints `2026-02-15T09:05:00.12+00:00`: as many digits as it needs, and the offset in full. */
function toIso(text: string): string {
  const milliseconds = text[19] === '.' ? text.slice(20, -6).padEnd(3, '0') : '000'
  return `${text.slice(0, 19)}.${milliseconds}Z`
}

/** Rows are made of cells, but are what the model says. */
export function asRow<M extends Model>(row: ReadRow): Rows[M] {
  // The getters of its class are the model's columns; the types of the schema ask for no others.
  return row as unknown as Rows[M]
}
