import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from '../../prisma/generated/client/client.ts'
import { createTenants, type Tenants } from '../isolation/tenants.ts'
import { clearAuditLog } from './clearAuditLog.ts'
import { deleteOrganizations, deleteRows } from './deleteRows.ts'
import { deletionOrder } from './deletionOrder.ts'
import type { ForeignKey } from './foreignKeys.ts'

const key = (table: string, target: string, optional: string[] = []): ForeignKey => ({
  name: `${table}_${target}`,
  table,
  target,
  columns: [`${target}_id`],
  optional,
  targetColumns: ['id'],
})

describe('the order in which rows are deleted', () => {
  test('puts what refers to a table before it, and takes a table that refers to itself as it is', () => {
    const keys = [key('item', 'order'), key('order', 'buyer'), key('note', 'item'), key('buyer', 'buyer')]

    expect(deletionOrder(['buyer', 'order', 'item', 'note'], keys)).toEqual({
      tables: ['note', 'item', 'order', 'buyer'],
      loose: [],
    })
  })

  test('opens a circle at what may be empty, and at nothing outside it', () => {
    const outside = key('note', 'address', ['address_id'])
    const inside = key('buyer', 'address', ['address_id'])

    expect(deletionOrder(['note', 'buyer', 'address'], [outside, key('address', 'buyer'), inside])).toEqual({
      tables: ['note', 'address', 'buyer'],
      loose: [inside],
    })
  })

  test('names the tables of a circle that nothing opens', () => {
    const keys = [key('a', 'b'), key('b', 'c'), key('c', 'a'), key('d', 'a')]

    expect(() => deletionOrder(['a', 'b', 'c', 'd'], keys)).toThrow('in a circle: a, b, c.')
  })
})

describe('deleted rows', () => {
  let tenants: Tenants
  beforeAll(async () => {
    tenants = await createTenants()
  })
  afterAll(() => tenants.api.close())

  /** How many rows of each table belong to the organization. */
  async function counts(organizationId: string): Promise<Record<string, number>> {
    const { database } = tenants.api
    const tables = await database.$queryRaw<{ name: string }[]>`
      select table_name::text as name from information_schema.columns
      where column_name = 'organization_id' and table_schema = 'public'`
    const found: Record<string, number> = {}
    for (const { name } of tables) {
      const [row] = await database.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from ${Prisma.raw(`"${name}"`)} where organization_id = ${organizationId}::uuid`
      if (row && row.count > 0) found[name] = row.count
    }
    return found
  }

  test('take what refers to them along, and leave the rows of others', async () => {
    const { api, a, b } = tenants
    const before = await counts(a.organization.id)
    const others = await counts(b.organization.id)

    await deleteRows(api.database, 'email', Prisma.sql`organization_id = ${a.organization.id}::uuid`)

    const after = await counts(a.organization.id)
    expect(before).toMatchObject({ email: 3, email_recipient: 3, email_event: 1, email_link: 1 })
    expect(Object.keys(before).filter((table) => !(table in after))).toEqual(
      expect.arrayContaining(['email', 'email_event', 'email_link', 'email_recipient', 'email_remote_id']),
    )
    expect(after.invoice).toBe(before.invoice)
    expect(await counts(b.organization.id)).toEqual(others)
  })

  test('of whole organizations are gone from every table', async () => {
    const { api, a, b, twin } = tenants
    const kept = await counts(a.organization.id)
    expect(Object.keys(await counts(b.organization.id)).length).toBeGreaterThan(20)

    await clearAuditLog(api.database, () =>
      deleteOrganizations(api.database, Prisma.sql`<> ${a.organization.id}::uuid`),
    )

    expect(await counts(b.organization.id)).toEqual({})
    expect(await counts(twin.organization.id)).toEqual({})
    expect(await counts(a.organization.id)).toEqual(kept)
    expect(await api.database.organization.count()).toBe(1)
  })
})
