import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAnyFilters, expectFilters, type Filtered } from './filtering.ts'
import { createFilteredLedger, type FilteredLedger } from './ledger.ts'
import { readWorld } from './readWorld.ts'
import type { World } from './rows.ts'
import { PARTY } from './rules.ts'
import { everyCondition } from './single.ts'

// Every filter of PartyWhere returns what filtering the returned fields in memory would.
const LIST: Filtered = {
  root: 'parties',
  input: 'PartyWhere',
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

describe('PartyWhere', () => {
  test.each(everyCondition('PartyWhere'))('%s', async (_name, draw) => {
    await expectFilters(ledger, LIST, world.parties, PARTY, draw(world))
  })

  test('any combination of conditions', async () => {
    await expectAnyFilters(ledger, world, LIST, world.parties, PARTY, { requests: 30, perRequest: 20 })
  })

  test('the rows differ enough to tell filters apart', () => {
    expect(world.parties.length).toBeGreaterThan(9)
  })
})
