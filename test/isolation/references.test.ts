import { afterAll, beforeAll, expect, test } from 'vitest'
import { Prisma } from '../../prisma/generated/client/client.ts'
import { foreignKeys } from '../rows/foreignKeys.ts'
import { createTenants, type Tenants } from './tenants.ts'

// Tried, not only read in the catalogue: every foreign key of every row of A, pointed at a row of B.

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

/** The foreign key itself, or what keeps the audit log from any change at all. */
const REFUSED = /foreign key constraint|The audit log is only added to/i

const quoted = (name: string) => Prisma.raw(`"${name}"`)

test('a row of A cannot be stored with a reference to a row of B, whichever the foreign key', async () => {
  const { api, a, b } = tenants
  const keys = (await foreignKeys(api.database)).filter(({ columns }) => columns.length === 2)
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
