import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiLedger, openApiLedger } from './apiLedger.ts'

const ROUNDS = 12
const INVOICES = 40
const LANES = 3

let ledger: ApiLedger

beforeAll(async () => {
  ledger = await openApiLedger()
})
afterAll(() => ledger.close())

const invoice = (externalId: string, amountPaid = 0) => ({
  type: 'invoice',
  externalId,
  currency: 'EUR',
  total: 10_000,
  amountPaid,
})

test('imports and disputes of the same invoices never wait for one another in a circle', async () => {
  const names = Array.from({ length: INVOICES }, (_, index) => `I${index}`)
  await ledger.importRecords(names.map((name) => invoice(name)))
  let isImporting = true

  async function importAll(): Promise<number> {
    let updated = 0
    for (let round = 1; round <= ROUNDS; round++) {
      const older = names.map((name) => invoice(name, round))
      // New ones are stored, and tallied, before the older ones are touched.
      updated += (await ledger.importRecords([...older, invoice(`new ${round}`)])).updated
    }
    return updated
  }

  async function dispute(lane: number): Promise<number> {
    let opened = 0
    for (let turn = lane; isImporting; turn += LANES) {
      const name = names[turn % INVOICES] ?? ''
      await ledger.change(name, 'invoiceDisputeOpen', { reason: 'PRICE' })
      await ledger.change(name, 'invoiceDisputeResolve', { resolution: 'REJECTED' })
      opened++
    }
    return opened
  }

  const disputes = Array.from({ length: LANES }, (_, lane) => dispute(lane))
  const imports = importAll().finally(() => {
    isImporting = false
  })
  const [updated, ...opened] = await Promise.all([imports, ...disputes])

  expect(updated).toBe(ROUNDS * INVOICES)
  expect(Math.min(...opened)).toBeGreaterThan(0)
  for (const name of names) {
    expect(await ledger.stored(name)).toMatchObject({
      standing: 'PARTIALLY_PAID',
      amountPaid: BigInt(ROUNDS),
    })
  }
})
