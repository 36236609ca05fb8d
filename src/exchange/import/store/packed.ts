import { Prisma } from '../../../../prisma/generated/client/client.ts'
import { snakeCase } from '../../../database/snakeCase.ts'
import { jsonText } from '../record/jsonText.ts'

type Row = Readonly<Record<string, unknown>>

type Packed = {
  /** Where the value of a field stands. */
  values: (field: string) => string
  source: Prisma.Sql
}

/** What all rows have in common, which is most of a wide table, travels once. */
export function packed(table: string, rows: readonly Row[]): Packed {
  const [first] = rows
  const columns = Object.keys(first ?? {}).map((field) => [field, JSON.stringify(snakeCase(field))] as const)
  const shared = columns.filter(([field]) => field !== 'id' && isShared(rows, field))
  const sharedFields = new Set(shared.map(([field]) => field))
  const own = columns.filter(([field]) => !sharedFields.has(field))
  return {
    values: (field) => `${sharedFields.has(field) ? 'shared' : 'source'}.${quote(field)}`,
    source: Prisma.sql`
      json_populate_recordset(null::${name(table)}, ${`[${rows.map((row) => rowText(row, own)).join(',')}]`}::json) source
      cross join json_populate_record(null::${name(table)}, ${rowText(first, shared)}::json) shared`,
  }
}

/** What is null is left out, and is null where PostgreSQL unpacks it. */
function rowText(
  row: Row | undefined,
  columns: readonly (readonly [field: string, column: string])[],
): string {
  let text = ''
  for (const [field, column] of columns) {
    const value = row?.[field]
    if (value !== null && value !== undefined) text += `${text === '' ? '' : ','}${column}:${jsonText(value)}`
  }
  return `{${text}}`
}

function isShared(rows: readonly Row[], field: string): boolean {
  const value = rows[0]?.[field]
  return rows.every((row) => row[field] === value)
}

export function name(table: string): Prisma.Sql {
  return Prisma.raw(`"${table}"`)
}

export function quote(field: string): string {
  return `"${snakeCase(field)}"`
}
