import { Prisma } from '../../../../prisma/generated/client/client.ts'
import { name, packed, quote } from './packed.ts'
import type { Transaction } from './scope.ts'

export type Table =
  | 'dispute'
  | 'promise_to_pay'
  | 'bouncing_address'
  | 'address'
  | 'agent'
  | 'ap_portal'
  | 'ap_portal_account'
  | 'attachment'
  | 'bounce_callout'
  | 'call'
  | 'call_invoice'
  | 'classification'
  | 'comment'
  | 'contact'
  | 'credit_application'
  | 'document'
  | 'email'
  | 'email_attachment'
  | 'email_event'
  | 'email_invoice'
  | 'email_recipient'
  | 'email_remote_link'
  | 'email_sender'
  | 'email_thread'
  | 'event'
  | 'integration'
  | 'integration_link'
  | 'invoice'
  | 'invoice_blueprint'
  | 'invoice_field'
  | 'invoice_payment'
  | 'line_item'
  | 'linked_integration'
  | 'linked_model'
  | 'party'
  | 'party_tag'
  | 'payment'
  | 'payment_refund'
  | 'sync'
  | 'sync_run'
  | 'tag'
  | 'task'
  | 'task_data'
  | 'workflow'
  | 'write_off'

/**
 * Values by the names of the Prisma model; all rows of one call have the same names. Where `createdAt` is null the source does
 * not say it: a new row is created now, an older one stays as it is.
 */
export type Row = { organizationId: string; [field: string]: unknown }

/**
 * Rows travel as one JSON parameter that PostgreSQL unpacks: far quicker than a parameter a value. What all rows have in
 * common, which is most of a wide table, travels once.
 */
export async function insertRows(
  transaction: Transaction,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  for (const group of byCreation(rows)) await transaction.$executeRaw(insertSql(table, group))
}

/** Inserts, or where a row with the same key is there, updates all but its key and id. */
export async function upsertRows(
  transaction: Transaction,
  table: Table,
  rows: readonly Row[],
  key: readonly string[] = ['organizationId', 'id'],
): Promise<void> {
  for (const group of byCreation(rows)) {
    const changing = Object.keys(group[0] ?? {}).filter((field) => field !== 'id' && !key.includes(field))
    const action =
      changing.length === 0
        ? 'do nothing'
        : `do update set ${changing.map((field) => `${quote(field)} = excluded.${quote(field)}`).join(', ')}`
    await transaction.$executeRaw`
      ${insertSql(table, group)} on conflict (${Prisma.raw(key.map(quote).join(', '))}) ${Prisma.raw(action)}`
  }
}

/** Inserts those that are not there yet, and returns them by one of their fields. */
export async function insertMissing(
  transaction: Transaction,
  table: Table,
  { rows, returning }: { rows: readonly Row[]; returning: string },
): Promise<string[]> {
  if (rows.length === 0) return []
  const inserted = await transaction.$queryRaw<{ value: string }[]>`
    ${insertSql(table, rows)} on conflict do nothing returning ${Prisma.raw(quote(returning))} as value`
  return inserted.map(({ value }) => value)
}

export async function updateRows(
  transaction: Transaction,
  { organizationId, table, rows }: { organizationId: string; table: Table; rows: readonly Row[] },
): Promise<void> {
  for (const group of byCreation(rows)) {
    const changing = Object.keys(group[0] ?? {}).filter(
      (field) => field !== 'id' && field !== 'organizationId',
    )
    const { values, source } = packed(table, group)
    const assignments = changing.map((field) => `${quote(field)} = ${values(field)}`).join(', ')
    await transaction.$executeRaw`
      update ${name(table)} target set ${Prisma.raw(assignments)} from ${source}
      where target.organization_id = ${organizationId}::uuid and target.id = ${Prisma.raw(values('id'))}`
  }
}

/** Those of which it is known when they were created, and the others without the column. */
function byCreation(rows: readonly Row[]): (readonly Row[])[] {
  const [first] = rows
  if (first === undefined) return []
  if (!('createdAt' in first)) return [rows]
  const dated = rows.filter(({ createdAt }) => createdAt !== null)
  const undated = rows.filter(({ createdAt }) => createdAt === null).map(({ createdAt: _, ...row }) => row)
  return [dated, undated].filter((group) => group.length > 0)
}

function insertSql(table: Table, rows: readonly Row[]): Prisma.Sql {
  const fields = Object.keys(rows[0] ?? {})
  const { values, source } = packed(table, rows)
  return Prisma.sql`
    insert into ${name(table)} (${Prisma.raw(fields.map(quote).join(', '))})
    select ${Prisma.raw(fields.map(values).join(', '))} from ${source}`
}
