import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'

// What the database keeps by itself is told by docs/architecture.md: a trigger that nobody knows of surprises.
let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase()
})
afterAll(() => db.drop())

const architecture = await readFile(new URL('../../docs/architecture.md', import.meta.url), 'utf8')

test('docs/architecture.md names every trigger function of the database, and no other', async () => {
  const functions = await db.database.$queryRaw<{ name: string }[]>`
    select p.proname::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prorettype = 'trigger'::regtype`
  const [, table = ''] = architecture.split('| trigger function |')
  const named = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)

  expect(named.toSorted()).toEqual(functions.map(({ name }) => name).sort())
})

test('docs/architecture.md counts them and their triggers', async () => {
  const [counted] = await db.database.$queryRaw<{ functions: number; triggers: number }[]>`
    select count(distinct t.tgfoid)::int as functions, count(*)::int as triggers
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`

  expect(architecture).toContain(
    `${counted?.functions} trigger functions, behind ${counted?.triggers} triggers`,
  )
})
