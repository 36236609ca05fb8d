import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile } from '../../src/exchange/import/importFile.ts'
import { createWorld, EMAILS, INVOICES, type World } from './world.ts'

let world: World
let folder: string
beforeAll(async () => {
  world = await createWorld()
  folder = await mkdtemp(join(tmpdir(), 'duegraph-live-'))
})
afterAll(async () => {
  await world.api.close()
  await rm(folder, { recursive: true })
})

async function importRecords(records: readonly object[]): Promise<void> {
  const file = join(folder, 'records.jsonl')
  await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'))
  const organizationId = world.organization.id
  await importFile(world.api.database, { file, organizationId, source: 'test', format: 'jsonl' })
}

const invoice = (externalId: string, total: number) => ({
  type: 'invoice',
  externalId,
  invoiceNumber: externalId,
  currency: 'EUR',
  total,
})

test('an import tells of each invoice that it made or changed, and of no other one', async () => {
  await importRecords([invoice('R-1', 100), invoice('R-2', 100)])
  const changes = await world.follow(INVOICES)

  await importRecords([invoice('R-1', 100), invoice('R-2', 200)])
  expect(await changes.next()).toMatchObject({ data: { invoiceChanged: { invoiceNumber: 'R-2' } } })

  // More than one notification holds.
  await importRecords(Array.from({ length: 400 }, (_, index) => invoice(`S-${index}`, 100)))
  const heard = new Set<unknown>()
  while (heard.size < 400) {
    const answer = await changes.next<{ invoiceChanged: { invoiceNumber: string } }>()
    heard.add(answer?.data?.invoiceChanged.invoiceNumber)
  }
  expect([...heard].every((number) => String(number).startsWith('S-'))).toBe(true)
})

test('an import tells of each email, and of the invoices that it is or was about', async () => {
  await importRecords([invoice('T-1', 100), invoice('T-2', 100)])
  const { id } = await world.api.database.invoice.findFirstOrThrow({ where: { invoiceNumber: 'T-2' } })
  const email = { type: 'email', externalId: 'mail', status: 'SENT', sentAt: '2026-02-01T09:00:00Z' }
  await importRecords([{ ...email, invoiceExternalIds: ['T-1'] }])
  const emails = await world.follow(EMAILS, { id })
  const invoices = await world.follow(INVOICES)

  await importRecords([{ ...email, subject: 'Again', invoiceExternalIds: ['T-2'] }])

  expect(await emails.next()).toMatchObject({ data: { emailDeliveryChanged: { subject: 'Again' } } })
  // Two announcements, whose rows may be read in either order.
  const told = [await invoices.next(), await invoices.next()].map((answer) => answer?.data?.invoiceChanged)
  expect(told).toHaveLength(2)
  for (const invoiceNumber of ['T-1', 'T-2']) {
    expect(told).toContainEqual(expect.objectContaining({ invoiceNumber }))
  }
})
