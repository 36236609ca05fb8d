import { Prisma } from '../../prisma/generated/client/client.ts'
import type { Database } from '../../src/database/client.ts'
import { deletionOrder, type Order } from './deletionOrder.ts'
import { type ForeignKey, foreignKeys } from './foreignKeys.ts'

/** Which rows of each table go. */
type Doomed = ReadonlyMap<string, Prisma.Sql>

/** Deletes rows of one table, and every row that refers to one of them, however many steps away. */
export async function deleteRows(database: Database, table: string, where: Prisma.Sql): Promise<void> {
  const keys = (await foreignKeys(database)).filter((key) => key.table !== key.target)
  const order = deletionOrder(referringTo(table, keys), keys)
  const [circle] = order.loose
  if (circle) throw new Error(`What refers to ${table} closes a circle in ${circle.table} by ${circle.name}.`)
  const doomed = new Map([[table, where]])
  for (const child of order.tables.toReversed()) {
    const ways = keys.flatMap(({ table: from, columns, target, targetColumns }) => {
      const condition = doomed.get(target)
      return from !== child || condition === undefined
        ? []
        : [
            Prisma.sql`(${list(columns)}) in (select ${list(targetColumns)} from ${quoted(target)} where ${condition})`,
          ]
    })
    if (child !== table) doomed.set(child, Prisma.join(ways, ' or ', '(', ')'))
  }
  await deleteInOrder(database, order, doomed)
}

/** Deletes organizations and all that belongs to them, whichever tables there are. */
export async function deleteOrganizations(database: Database, id: Prisma.Sql): Promise<void> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    select c.relname::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'organization_id' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`
  const doomed = new Map([
    ...tables.map(({ name }) => [name, Prisma.sql`organization_id ${id}`] as const),
    ['organization', Prisma.sql`id ${id}`] as const,
  ])
  await deleteInOrder(database, deletionOrder([...doomed.keys()], await foreignKeys(database)), doomed)
}

async function deleteInOrder(database: Database, { tables, loose }: Order, doomed: Doomed): Promise<void> {
  await database.$transaction(async (transaction) => {
    for (const { table, optional } of loose) {
      const emptied = Prisma.join(optional.map((column) => Prisma.sql`${quoted(column)} = null`))
      await transaction.$executeRaw`update ${quoted(table)} set ${emptied} where ${doomed.get(table)}`
    }
    for (const table of tables) {
      await transaction.$executeRaw`delete from ${quoted(table)} where ${doomed.get(table)}`
    }
  })
}

function referringTo(table: string, keys: readonly ForeignKey[]): string[] {
  const found = new Set([table])
  for (const target of found) {
    for (const key of keys) if (key.target === target) found.add(key.table)
  }
  return [...found]
}

const quoted = (name: string) => Prisma.raw(`"${name}"`)
const list = (names: readonly string[]) => Prisma.join(names.map(quoted))
