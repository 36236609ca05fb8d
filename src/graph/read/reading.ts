import { list, raw, type Sql, sql } from '../../database/sql.ts'
import { asRow, type RowLayout, rowClass } from './row.ts'
import { type ColumnKind, columnName, columnsOf, type Model, type Rows } from './table.ts'

/** A value that is read along with a row: where it comes from, and what its cell stands for. */
export type Related = {
  name: string
  expression: (alias: string) => Sql
  read: (cell: unknown) => unknown
}

/** How rows of a model are read: one JSON array for each, and back. */
export type Reading<M extends Model = Model> = {
  cells(alias: string): Sql
  row(cells: unknown[]): Rows[M]
}

/** The columns that a selection needs, once for all requests that need the same. */
export type Shape<M extends Model = Model> = {
  model: M
  places: ReadonlyMap<string, number>
  /** The columns as arguments of `json_build_array`. */
  textOf(alias: string): string
  Row: ReturnType<typeof rowClass>
}

export function createShape<M extends Model>(model: M, fields: Iterable<string>): Shape<M> {
  const kinds = columnsOf(model)
  const columns = [...fields].map((field): [string, ColumnKind] => [field, kinds.get(field) ?? 'plain'])
  const texts = new Map<string, string>()
  return {
    model,
    places: new Map(columns.map(([field], index) => [field, index])),
    textOf: (alias) => {
      const text = texts.get(alias) ?? columns.map((entry) => cellOf(alias, entry)).join(', ')
      texts.set(alias, text)
      return text
    },
    Row: rowClass(columns),
  }
}

/** JSON numbers are floats, so whatever must stay exact travels as text. */
function cellOf(alias: string, [field, kind]: [string, ColumnKind]): string {
  const text = columnName(alias, field)
  return kind === 'bigint' || kind === 'decimal' ? `${text}::text` : text
}

export function createReading<M extends Model>(
  shape: Shape<M>,
  related: readonly Related[] = [],
): Reading<M> {
  const width = shape.places.size
  const layout: RowLayout = {
    model: shape.model,
    columns: shape.places,
    related: new Map(related.map(({ name }, index) => [name, width + index])),
  }
  return {
    cells: (alias) => {
      const columns = raw(shape.textOf(alias))
      const values = related.map(({ expression }) => expression(alias))
      return sql`json_build_array(${list([columns, ...values])})`
    },
    row: (cells) => {
      for (const [index, { read }] of related.entries()) cells[width + index] = read(cells[width + index])
      return asRow<M>(new shape.Row(cells, layout))
    },
  }
}

const whole = new Map<Model, Reading>()

/** All columns and nothing else: how a row is read when nobody knows what will be asked of it. */
export function wholeRow<M extends Model>(model: M): Reading<M> {
  const reading = whole.get(model) ?? createReading(createShape(model, columnsOf(model).keys()))
  whole.set(model, reading)
  // The map holds readings of every model under their own names.
  return reading as Reading<M>
}
