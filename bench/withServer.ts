import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../src/database/embedded.ts'

/** Runs with the database that DATABASE_URL names, else with an embedded PostgreSQL in a folder that is removed afterwards. */
export async function withServer(work: (url: string) => Promise<void>): Promise<void> {
  const given = process.env.DATABASE_URL
  if (given !== undefined) return work(given)
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-bench-'))
  const embedded = await openEmbedded(folder, { mayMove: true })
  try {
    await work(embedded.url)
  } finally {
    await embedded.close()
    await rm(folder, { recursive: true })
  }
}
