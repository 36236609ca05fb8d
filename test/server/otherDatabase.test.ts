import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { finish, start } from './process.ts'

// A PostgreSQL that DATABASE_URL names, with a database in it that holds no ledger.
const NAME = `duegraph_empty_${process.pid}`

let url: string
async function administer(statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: inject('serverUrl') })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}
beforeAll(async () => {
  await administer(`create database ${NAME}`)
  const named = new URL(inject('serverUrl'))
  named.pathname = NAME
  url = named.href
})
afterAll(() => administer(`drop database if exists ${NAME} with (force)`))

test('gets no tables from a command that only uses one', { timeout: 120_000 }, async () => {
  const list = start('src/cli.ts', ['token', 'list', '--user', 'ada@acme.example'], { DATABASE_URL: url })

  expect(await finish(list)).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'There is no ledger in the database that DATABASE_URL names: name another database, or make one with `duegraph migrate`.\n',
  })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    "select relname from pg_class where relnamespace = 'public'::regnamespace",
  )
  await client.end()
  expect(rows).toEqual([])
})
