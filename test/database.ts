import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createDatabase, type Database } from '../src/database/client.ts'

export type TestDatabase = {
  url: string
  database: Database
  /** Texts of the statements run since the last `statements.length = 0`. */
  statements: string[]
  drop(): Promise<void>
}

/** A migrated, empty database of one's own: a copy of the template takes tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl')
  const template = inject('template')
  const name = `${template}_${randomBytes(4).toString('hex')}`
  await administer(serverUrl, `create database ${name} template ${template}`)
  const url = new URL(serverUrl)
  url.pathname = name
  const statements: string[] = []
  const database = createDatabase({
    url: url.href,
    poolSize: 4,
    // A busy machine is no fault.
    connectionTimeout: 30_000,
    onStatement: (text) => statements.push(text),
  })
  return {
    url: url.href,
    database,
    statements,
    drop: async () => {
      await database.$disconnect()
      await administer(serverUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Two workers copying one template at the same moment refuse each other; the lock makes them queue.
    await client.query('select pg_advisory_lock(7246002)')
    await client.query(statement)
  } finally {
    await client.end()
  }
}
