import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CALL, type CallRow, readCalls, TASK, type TaskRow } from './calls.ts'
import { fillCalls } from './fillCalls.ts'
import { fillLists } from './fillLists.ts'
import { expectAnyFilters, expectFilters, type Filtered } from './filtering.ts'
import { createFilteredLedger, type FilteredLedger } from './ledger.ts'
import { AUDIT, BOUNCING, type Lists, readLists, SUPPRESSION } from './lists.ts'
import { readWorld } from './readWorld.ts'
import type { World } from './rows.ts'
import { everyCondition } from './single.ts'

// Every filter of these lists returns what filtering the returned fields in memory would.
const list = (root: Filtered['root'], input: string): Filtered => ({
  root,
  input,
  args: '',
  wrap: (where) => where,
})
const SUPPRESSIONS = list('suppressions', 'SuppressionWhere')
const ADDRESSES = list('bouncingContacts', 'BouncingContactWhere')
const ENTRIES = list('auditEntries', 'AuditEntryWhere')
const CALLS = list('calls', 'CallWhere')
const TASKS = list('tasks', 'TaskWhere')

let ledger: FilteredLedger
let world: World
let lists: Lists
let called: { calls: CallRow[]; tasks: TaskRow[] }
beforeAll(async () => {
  ledger = await createFilteredLedger()
  await fillLists(ledger)
  await fillCalls(ledger)
  const around = await readWorld(ledger.api, ledger.token)
  lists = await readLists(ledger.api, ledger.token, around)
  called = await readCalls(ledger.api, ledger.token, around)
  world = { ...around, lists, ...called }
})
afterAll(() => ledger.close())

const RANDOM = { requests: 20, perRequest: 20 }

describe('SuppressionWhere', () => {
  test.each(everyCondition('SuppressionWhere'))('%s', async (_name, draw) => {
    await expectFilters(ledger, SUPPRESSIONS, lists.suppressions, SUPPRESSION, draw(world))
  })

  test('any combination of conditions', async () => {
    await expectAnyFilters(ledger, world, SUPPRESSIONS, lists.suppressions, SUPPRESSION, RANDOM)
  })
})

describe('BouncingContactWhere', () => {
  test.each(everyCondition('BouncingContactWhere'))('%s', async (_name, draw) => {
    await expectFilters(ledger, ADDRESSES, lists.bouncing, BOUNCING, draw(world))
  })

  test('any combination of conditions', async () => {
    await expectAnyFilters(ledger, world, ADDRESSES, lists.bouncing, BOUNCING, RANDOM)
  })

  test('the rows differ enough to tell filters apart', () => {
    expect(lists.bouncing.some(({ invoices }) => invoices.length > 1)).toBe(true)
    expect(new Set(lists.bouncing.map(({ suppressions }) => suppressions.length > 0)).size).toBe(2)
  })
})

describe('AuditEntryWhere', () => {
  test.each(everyCondition('AuditEntryWhere'))('%s', async (_name, draw) => {
    await expectFilters(ledger, ENTRIES, lists.audit, AUDIT, draw(world))
  })

  test('any combination of conditions', async () => {
    await expectAnyFilters(ledger, world, ENTRIES, lists.audit, AUDIT, RANDOM)
  })
})

describe('CallWhere', () => {
  test.each(everyCondition('CallWhere'))('%s', async (_name, draw) => {
    await expectFilters(ledger, CALLS, called.calls, CALL, draw(world))
  })

  test('any combination of conditions', async () => {
    await expectAnyFilters(ledger, world, CALLS, called.calls, CALL, RANDOM)
  })
})

describe('TaskWhere', () => {
  test.each(everyCondition('TaskWhere'))('%s', async (_name, draw) => {
    await expectFilters(ledger, TASKS, called.tasks, TASK, draw(world))
  })

  test('any combination of conditions', async () => {
    await expectAnyFilters(ledger, world, TASKS, called.tasks, TASK, RANDOM)
  })
})
