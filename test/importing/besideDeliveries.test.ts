import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile } from '../../src/exchange/import/importFile.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { createSender, makeEvent, type Sender } from '../delivery/world.ts'

const ROUNDS = 12
const INVOICES = 60
const LANES = 2

let testDatabase: TestDatabase
let sender: Sender
let folder = ''

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  sender = await createSender(testDatabase.database)
  folder = await mkdtemp(join(tmpdir(), 'duegraph-import-'))
})
afterAll(async () => {
  await testDatabase.drop()
  await rm(folder, { recursive: true })
})

async function importInvoices(names: readonly string[], memo: string) {
  const file = join(folder, 'records.jsonl')
  const records = names.map((externalId) => ({
    type: 'invoice',
    externalId,
    currency: 'EUR',
    total: 100,
    memo,
  }))
  await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'))
  const { organizationId } = sender
  return importFile(testDatabase.database, { file, organizationId, source: 'test', format: 'jsonl' })
}

test('imports of invoices, in whatever order, and mails about them never wait for one another in a circle', async () => {
  const names = Array.from({ length: INVOICES }, (_, index) => `I${index}`)
  await importInvoices(names, 'first')
  const invoices = await testDatabase.database.invoice.findMany({ select: { id: true } })
  const invoiceIds = invoices.map(({ id }) => id)
  const emails = await Promise.all(
    Array.from({ length: LANES }, () => sender.email(['kim@buyer.example'], {}, { invoiceIds })),
  )
  let isImporting = true

  async function deliver({ id, recipientIds }: (typeof emails)[number]): Promise<number> {
    let recorded = 0
    while (isImporting) {
      const event = makeEvent({ emailId: id, recipientId: recipientIds[0] ?? null, type: 'SENT' })
      recorded += (await sender.record([event])).recorded
    }
    return recorded
  }

  async function importAll(): Promise<number> {
    let updated = 0
    for (let round = 1; round <= ROUNDS; round++) {
      updated += (await importInvoices(names.toReversed(), `round ${round}`)).updated
    }
    return updated
  }

  const deliveries = emails.map(deliver)
  const imports = importAll().finally(() => {
    isImporting = false
  })
  const [updated, ...recorded] = await Promise.all([imports, ...deliveries])

  expect(updated).toBe(ROUNDS * INVOICES)
  expect(Math.min(...recorded)).toBeGreaterThan(0)
})
