import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../src/database/embedded.ts'
import { migrate } from '../src/database/migrate.ts'
import { createQueue } from '../src/queue/queue.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string
    template: string
  }
}

/**
 * One PostgreSQL for the whole run, the one `DATABASE_URL` names or an embedded one in a temporary folder, with
 * one migrated database that every test file copies.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  const template = `duegraph_test_${process.pid}`
  await administer(server.url, `create database ${template}`)
  const url = new URL(server.url)
  url.pathname = template
  await migrate(url.href)
  // Installed once, so that the copies have it.
  const queue = createQueue({ url: url.href, log: pino({ level: 'silent' }), isWorker: false })
  await queue.open()
  await queue.stop()
  project.provide('serverUrl', server.url)
  project.provide('template', template)
  return async () => {
    await administer(server.url, `drop database if exists ${template} with (force)`)
    await server.close()
  }
}

async function openServer(): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env.DATABASE_URL
  if (given !== undefined) return { url: given, close: async () => {} }
  const directory = await mkdtemp(join(tmpdir(), 'duegraph-test-'))
  const embedded = await openEmbedded(directory)
  return {
    url: embedded.url,
    close: async () => {
      await embedded.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
