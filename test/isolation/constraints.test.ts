import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'

// The database itself: a reference across organizations has no column to stand in.
/** Tables above organizations. */
const REFERENCE_TABLES = [
  'organization',
  'user_account',
  'api_token',
  'sign_in_link',
  'setting',
  'counter',
  '_prisma_migrations',
]

type Key = {
  name: string
  kind: 'p' | 'f'
  table: string
  columns: string[]
  target: string | null
  targetColumns: string[]
}

let api: TestApi
let keys: Key[]
beforeAll(async () => {
  api = await createTestApi()
  keys = await api.database.$queryRaw<Key[]>`
    select c.conname::text as name, c.contype::text as kind, t.relname::text as "table", f.relname::text as target,
      array(select a.attname::text from unnest(c.conkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by i) as columns,
      array(select a.attname::text from unnest(c.confkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by i) as "targetColumns"
    from pg_constraint c join pg_class t on t.oid = c.conrelid left join pg_class f on f.oid = c.confrelid
    where c.contype in ('p', 'f') and t.relnamespace = 'public'::regnamespace`
})
afterAll(() => api.close())

const tenantKeys = () => keys.filter(({ table }) => !REFERENCE_TABLES.includes(table))

describe('the database', () => {
  test('has an organization_id on every table but the reference tables', async () => {
    const tables = await api.database.$queryRaw<{ name: string; isTenant: boolean }[]>`
      select t.relname::text as name, exists (select 1 from pg_attribute a where a.attrelid = t.oid
        and a.attname = 'organization_id' and a.attnotnull) as "isTenant"
      from pg_class t where t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace`

    const shared = tables.filter(({ isTenant }) => !isTenant).map(({ name }) => name)
    expect(shared.sort()).toEqual([...REFERENCE_TABLES].sort())
  })

  test('leads every primary key with it', () => {
    const primary = tenantKeys().filter(({ kind }) => kind === 'p')

    expect(primary.length).toBeGreaterThan(15)
    expect(primary.filter(({ columns }) => columns[0] !== 'organization_id')).toEqual([])
  })

  test('leads every foreign key to a tenant table with it, on both sides', () => {
    const foreign = tenantKeys().filter(({ kind }) => kind === 'f')
    const isTenant = (table: string | null) => table !== null && !REFERENCE_TABLES.includes(table)
    const crossing = foreign.filter(
      ({ target, columns, targetColumns }) =>
        isTenant(target) && (columns[0] !== 'organization_id' || targetColumns[0] !== 'organization_id'),
    )

    expect(foreign.length).toBeGreaterThan(30)
    expect(crossing).toEqual([])
  })

  test('refers from tenant tables to no reference table but organization and the member’s account', () => {
    const foreign = tenantKeys().filter(
      ({ kind, target }) => kind === 'f' && REFERENCE_TABLES.includes(target ?? ''),
    )

    const others = foreign.filter(
      ({ target, columns }) => !(target === 'organization' && columns.join() === 'organization_id'),
    )
    expect(others.map(({ table, columns }) => `${table}.${columns.join()}`)).toEqual([
      'organization_membership.user_id',
    ])
  })

  test('lets an organization’s own party be one of its own', () => {
    const own = keys.filter(({ table, kind }) => table === 'organization' && kind === 'f')

    expect(own.map(({ columns, targetColumns }) => [columns, targetColumns])).toEqual([
      [
        ['id', 'own_party_id'],
        ['organization_id', 'id'],
      ],
    ])
  })
})
