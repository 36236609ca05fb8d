import { Prisma } from '../../../../prisma/generated/client/client.ts'
import { snakeCase } from '../../../database/snakeCase.ts'
import { jsonText } from '../record/jsonText.ts'
import type { Transaction } from './scope.ts'

export type Table =
  | 'address'
  | 'agent'
  | 'attachment'
  | 'bounce_callout'
  | 'comment'
  | 'contact'
  | 'document'
  | 'email'
  | 'email_attachment'
  | 'email_event'
  | 'email_invoice'
  | 'email_recipient'
  | 'integration_link'
  | 'invoice'
  | 'invoice_blueprint'
  | 'invoice_field'
  | 'line_item'
  | 'party'

/** Values by the names of the Prisma model; all rows of one call have the same names. */
export type Row = { organizationId: string; [field: string]: unknown }

/** Rows travel as one JSON parameter that PostgreSQL unpacks: far quicker than a parameter a value. */
export async function insertRows(
  transaction: Transaction,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  await transaction.$executeRaw(insertSql(table, rows))
}

/** Inserts, or where a row with the same key is there, updates all but its key and id. */
export async function upsertRows(
  transaction: Transaction,
  table: Table,
  rows: readonly Row[],
  key: readonly string[] = ['organizationId', 'id'],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const changing = Object.keys(first).filter((field) => field !== 'id' && !key.includes(field))
  const action =
    changing.length === 0
      ? 'do nothing'
      : `do update set ${changing.map((field) => `${quote(field)} = excluded.${quote(field)}`).join(', ')}`
  await transaction.$executeRaw`
    ${insertSql(table, rows)} on conflict (${Prisma.raw(key.map(quote).join(', '))}) ${Prisma.raw(action)}`
}

export async function updateRows(
  transaction: Transaction,
  { organizationId, table, rows }: { organizationId: string; table: Table; rows: readonly Row[] },
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const changing = Object.keys(first).filter((field) => field !== 'id' && field !== 'organizationId')
  const assignments = changing.map((field) => `${quote(field)} = source.${quote(field)}`).join(', ')
  await transaction.$executeRaw`
    update ${name(table)} target set ${Prisma.raw(assignments)}
    from json_populate_recordset(null::${name(table)}, ${packed(rows)}::json) source
    where target.organization_id = ${organizationId}::uuid and target.id = source.id`
}

function insertSql(table: Table, rows: readonly Row[]): Prisma.Sql {
  const columns = Prisma.raw(
    Object.keys(rows[0] ?? {})
      .map(quote)
      .join(', '),
  )
  return Prisma.sql`
    insert into ${name(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${name(table)}, ${packed(rows)}::json)`
}

function name(table: Table): Prisma.Sql {
  return Prisma.raw(`"${table}"`)
}

function packed(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {}).map(
    (field) => [field, JSON.stringify(snakeCase(field))] as const,
  )
  const objects = rows.map(
    (row) => `{${columns.map(([field, column]) => `${column}:${jsonText(row[field])}`).join(',')}}`,
  )
  return `[${objects.join(',')}]`
}

function quote(field: string): string {
  return `"${snakeCase(field)}"`
}
