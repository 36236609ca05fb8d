import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAnyFilters, expectFilters, type Filtered } from './filtering.ts'
import { createFilteredLedger, type FilteredLedger } from './ledger.ts'
import { readWorld } from './readWorld.ts'
import type { World } from './rows.ts'
import { EMAIL } from './rules.ts'
import { everyCondition } from './single.ts'

// Every filter of EmailWhere returns what filtering the returned fields in memory would.
const LIST: Filtered = {
  root: 'emails',
  input: 'EmailWhere',
  args: '',
  wrap: (where) => where,
}

let ledger: FilteredLedger
let world: World
beforeAll(async () => {
  ledger = await createFilteredLedger()
  world = await readWorld(ledger.api, ledger.token)
})
afterAll(() => ledger.close())

describe('EmailWhere', () => {
  test.each(everyCondition('EmailWhere'))('%s', async (_name, draw) => {
    await expectFilters(ledger, LIST, world.emails, EMAIL, draw(world))
  })

  test('any combination of conditions', async () => {
    await expectAnyFilters(ledger, world, LIST, world.emails, EMAIL, { requests: 40, perRequest: 20 })
  })

  test('the rows differ enough to tell filters apart', () => {
    expect(new Set(world.emails.map(({ deliveryStatus }) => deliveryStatus)).size).toBeGreaterThan(6)
    expect(new Set(world.emails.map(({ isBounced, direction }) => `${direction} ${isBounced}`)).size).toBe(4)
    expect(new Set(world.emails.map(({ initiator }) => initiator.kind)).size).toBe(3)
  })
})
