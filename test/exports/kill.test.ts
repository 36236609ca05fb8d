import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'
import { start } from '../server/process.ts'
import { createExports, openFiles } from './exporting.ts'

// The worker's process is killed in the middle of an export, again and again, and another one goes on.
const company = useCompany()
const ROWS = 4_000
const KILLS = 2
const PATIENCE = 200_000
let worker: ChildProcess | null = null
beforeAll(async () => {
  const { api, ledger, organization } = company
  const { customFields: _, ...invoice } = await ledger.invoice(organization, {
    memo: 'Thank you for your order. '.repeat(160),
  })
  const copies = Array.from({ length: ROWS - 1 }, (_one, n) => ({
    ...invoice,
    id: crypto.randomUUID(),
    invoiceNumber: `K-${n}`,
  }))
  for (let n = 0; n < copies.length; n += 500) {
    await api.database.invoice.createMany({ data: copies.slice(n, n + 500) })
  }
}, 120_000)
afterAll(async () => {
  await end('SIGTERM')
})

async function end(signal: NodeJS.Signals): Promise<void> {
  if (worker === null || worker.exitCode !== null || worker.signalCode !== null) return
  const gone = once(worker, 'exit')
  worker.kill(signal)
  await gone
}

test('no row is lost and none is there twice', { timeout: 2 * PATIENCE }, async () => {
  const { api, token } = company
  const exports = createExports(api, token)
  const id = await exports.start('{ invoices { nodes { uid invoiceNumber memo } } }')
  const partsOf = async () => (await api.database.bulkQuery.findFirstOrThrow()).partCount
  const begin = () => {
    worker = start('src/cli.ts', ['worker'], { DATABASE_URL: api.url, DATA_DIR: '/nonexistent' })
  }
  let killed = 0
  begin()
  for (let kill = 1; kill <= KILLS; kill++) {
    const parts = await partsOf()
    await expect.poll(partsOf, { timeout: PATIENCE, interval: 20 }).toBeGreaterThan(parts)
    if ((await exports.read(id)).status === 'RUNNING') killed += 1
    await end('SIGKILL')
    begin()
  }
  await expect
    .poll(async () => (await exports.read(id)).status, { timeout: PATIENCE, interval: 500 })
    .toBe('COMPLETED')
  expect(killed).toBeGreaterThan(0)

  const files = await openFiles(api)
  // By the clock of the worker it ended long after the instant of the tests.
  const text = await (await files.fetch((await exports.read(id)).url)).text()
  files.close()
  const uids = text
    .split('\n')
    .slice(0, -1)
    .map((line): string => JSON.parse(line).uid)
  const stored = await api.database.invoice.findMany({ select: { id: true } })
  expect(uids.toSorted()).toEqual(stored.map((row) => row.id).toSorted())
})
