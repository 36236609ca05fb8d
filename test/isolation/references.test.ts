import { afterAll, beforeAll, expect, test } from 'vitest'
import { Prisma } from '../../prisma/generated/client/client.ts'
import { createTenants, type Tenants } from './tenants.ts'

// Tried, not only read in the catalogue: every foreign key of every row of A, pointed at a row of B.
type ForeignKey = { table: string; columns: string[]; target: string; targetColumns: string[] }

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

/** The foreign key itself, or what keeps the audit log from any change at all. */
const REFUSED = /foreign key constraint|The audit log is only added to/i

const quoted = (name: string) => Prisma.raw(`"${name}"`)

async function foreignKeys(): Promise<ForeignKey[]> {
  return tenants.api.database.$queryRaw<ForeignKey[]>`
    select t.relname::text as "table", f.relname::text as target,
      array(select a.attname::text from unnest(c.conkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by i) as columns,
      array(select a.attname::text from unnest(c.confkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by i) as "targetColumns"
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
    where c.contype = 'f' and t.relnamespace = 'public'::regnamespace and array_length(c.conkey, 1) = 2`
}

test('a row of A cannot be stored with a reference to a row of B, whichever the foreign key', async () => {
  const { api, a, b } = tenants
  const keys = await foreignKeys()
  expect(keys.length).toBeGreaterThan(25)
  const accepted: string[] = []
  for (const { table, columns, target, targetColumns } of keys) {
    const [scope = '', reference = ''] = columns
    const [targetScope = '', id = ''] = targetColumns
    const [row] = await api.database.$queryRaw<{ id: string }[]>`
      select ${quoted(id)} as id from ${quoted(target)} where ${quoted(targetScope)} = ${b.organization.id}::uuid
        and ${quoted(id)} not in (select ${quoted(id)} from ${quoted(target)} where ${quoted(targetScope)} = ${a.organization.id}::uuid) limit 1`
    expect(row, `${target} has a row of B`).toBeDefined()
    const change = api.database
      .$executeRaw`update ${quoted(table)} set ${quoted(reference)} = ${row?.id}::uuid
      where ctid = (select ctid from ${quoted(table)} where ${quoted(scope)} = ${a.organization.id}::uuid limit 1)`
    await change.then(
      (count) => accepted.push(`${table}.${reference}: ${count}`),
      (error: unknown) => expect(String(error)).toMatch(REFUSED),
    )
  }

  // Without a row to change nothing was tried: such a table needs a row in the tests' ledger.
  expect(accepted).toEqual([])
})
