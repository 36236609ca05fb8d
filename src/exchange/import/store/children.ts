import { Prisma } from '../../../../prisma/generated/client/client.ts'
import { snakeCase } from '../../../database/snakeCase.ts'
import { isChildIdSql } from './childId.ts'
import { insertRows, type Row, type Table, upsertRows } from './rows.ts'
import type { Scope, Transaction } from './scope.ts'

type Children = {
  table: Table
  /** The field that names the row they are part of. */
  parent: string
  rows: readonly Row[]
  /** Of the rows that were there before: what is no longer part of them goes. */
  olderParentIds: readonly string[]
  key?: readonly string[]
  /** That the parts of a row that is new are new too; else they may have come before it. */
  areOfNewOnly?: boolean
  /** Columns elsewhere that may point at them; they are emptied before a child goes. */
  pointers?: readonly { table: Table; field: string }[]
}

/**
 * Makes the parts of some rows what the source says. Parts that were added here, not imported, stay. Returns the ids of those
 * that are gone.
 */
export async function replaceChildren(
  transaction: Transaction,
  { organizationId }: Pick<Scope, 'organizationId'>,
  { table, parent, rows, olderParentIds, key, areOfNewOnly = true, pointers }: Children,
): Promise<string[]> {
  const older = new Set(olderParentIds)
  const isOlder = (row: Row) => older.has(String(row[parent]))
  // A row that is new has no parts yet: theirs need not be looked for.
  const added = areOfNewOnly ? rows.filter((row) => !isOlder(row)) : []
  await insertRows(transaction, table, added)
  await upsertRows(transaction, table, added.length === 0 ? rows : rows.filter(isOlder), key)
  if (olderParentIds.length === 0) return []
  const parentColumn = snakeCase(parent)
  const gone = await transaction.$queryRaw<{ id: string }[]>`
    select id from ${Prisma.raw(`"${table}"`)} c
    where organization_id = ${organizationId}::uuid
      and ${Prisma.raw(parentColumn)} = any(${[...olderParentIds]}::uuid[])
      and ${Prisma.raw(isChildIdSql('id', parentColumn))}
      and id <> all(${rows.map((row) => String(row.id))}::uuid[])`
  const ids = gone.map(({ id }) => id)
  if (ids.length === 0) return []
  for (const pointer of pointers ?? []) {
    const column = Prisma.raw(snakeCase(pointer.field))
    await transaction.$executeRaw`
      update ${Prisma.raw(`"${pointer.table}"`)} set ${column} = null
      where organization_id = ${organizationId}::uuid and ${column} = any(${ids}::uuid[])`
  }
  await deleteRows(transaction, { organizationId, table, ids })
  return ids
}

export async function deleteRows(
  transaction: Transaction,
  { organizationId, table, ids }: { organizationId: string; table: Table; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return
  await transaction.$executeRaw`
    delete from ${Prisma.raw(`"${table}"`)}
    where organization_id = ${organizationId}::uuid and id = any(${[...ids]}::uuid[])`
}
