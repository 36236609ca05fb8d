import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAnyFilters, expectFilters, type Filtered } from './filtering.ts'
import { createFilteredLedger, type FilteredLedger } from './ledger.ts'
import { readWorld } from './readWorld.ts'
import type { World } from './rows.ts'
import { INVOICE } from './rules.ts'
import { everyCondition } from './single.ts'

// Every filter of InvoiceWhere returns what filtering the returned fields in memory would.
const LIST: Filtered = {
  root: 'invoices',
  input: 'InvoiceWhere',
  args: 'includeInactive: true,',
  // Speaks of the type, one level above the filter that is tried.
  wrap: (where) => ({ and: [{ type: { in: ['RECEIVABLE', 'PAYABLE'] } }, where] }),
}

let ledger: FilteredLedger
let world: World
beforeAll(async () => {
  ledger = await createFilteredLedger()
  world = await readWorld(ledger.api, ledger.token)
})
afterAll(() => ledger.close())

describe('InvoiceWhere', () => {
  test.each(everyCondition('InvoiceWhere'))('%s', async (_name, draw) => {
    await expectFilters(ledger, LIST, world.invoices, INVOICE, draw(world))
  })

  test('any combination of conditions', async () => {
    await expectAnyFilters(ledger, world, LIST, world.invoices, INVOICE, { requests: 50, perRequest: 20 })
  })

  test('the rows differ enough to tell filters apart', () => {
    expect(new Set(world.invoices.map(({ status }) => status)).size).toBe(11)
    expect(new Set(world.invoices.map(({ agingBucket }) => agingBucket)).size).toBe(6)
    expect(new Set(world.invoices.map(({ overdueDays }) => overdueDays)).size).toBeGreaterThan(12)
  })
})
