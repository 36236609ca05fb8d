import { afterAll, beforeAll, describe, test } from 'vitest'
import { cursorOf, expectRefused, FILTER, FILTERED, listed, ORDER, SEARCH } from './cursors.ts'
import type { List } from './lists.ts'
import { createRows, type PagedRows } from './rows.ts'

// A cursor opens no other list than its own, however much alike they are.
let rows: PagedRows
let cursor: string
let otherOrganizationId: string
let bothToken: string
beforeAll(async () => {
  rows = await createRows()
  const other = await rows.ledger.organization({ name: 'Südwind' })
  otherOrganizationId = other.id
  await rows.ledger.invoice(other)
  bothToken = await rows.api.tokenOf((await rows.ledger.user([rows.organization, other])).id)
  cursor = await cursorOf(rows.reader, FILTERED)
})
afterAll(() => rows.close())

const below = (node: List['node'], ...path: string[]): List => ({ node, path })

describe('a cursor of another list', () => {
  test.each([
    ['order', listed(FILTER, 'orderBy: [{field: TOTAL}]', SEARCH)],
    ['order with one more key', listed(FILTER, ORDER.replace(']', ', {field: DUE_DATE}]'), SEARCH)],
    ['place for absent values', listed(FILTER, ORDER.replace('DESC', 'DESC, nulls: FIRST'), SEARCH)],
    ['order, the usual one', listed(FILTER, SEARCH)],
    ['filter', listed(FILTER.replace('gte: 0', 'gte: 1'), ORDER, SEARCH)],
    ['filter, none', listed(ORDER, SEARCH)],
    ['search', listed(FILTER, ORDER, 'search: "2"')],
    ['search, none', listed(FILTER, ORDER)],
    ['inactive ones too', listed(FILTER, ORDER, SEARCH, 'includeInactive: true')],
    ['another type', below('Party', 'parties')],
    ['another type that sorts alike', below('Email', 'emails')],
  ])('%s', (_what, list) => expectRefused(rows.reader, list, cursor))

  test('another organization, for a member of both', async () => {
    const other = listed(`organizationId: "${otherOrganizationId}"`)
    const own = await cursorOf(rows.reader, listed())

    await expectRefused({ api: rows.api, token: bothToken }, other, own)
  })

  test('another parent, the root, and another kind of parent', async () => {
    const [first, second] = rows.targets.map(({ id }) =>
      below('Invoice', `party(by: {uid: "${id}"})`, 'invoices'),
    )
    const [invoice] = rows.invoices.map(({ id }) =>
      below('Email', `invoice(by: {uid: "${id}"})`, 'outreach', 'emails'),
    )
    const ofParty = below('Email', `party(by: {uid: "${rows.targets[0]?.id}"})`, 'outreach', 'emails')
    if (first === undefined || second === undefined || invoice === undefined) throw new Error('No parents.')

    await expectRefused(rows.reader, second, await cursorOf(rows.reader, first))
    await expectRefused(rows.reader, listed(), await cursorOf(rows.reader, first))
    await expectRefused(rows.reader, first, await cursorOf(rows.reader, listed()))
    await expectRefused(rows.reader, invoice, await cursorOf(rows.reader, ofParty))
    await expectRefused(rows.reader, ofParty, await cursorOf(rows.reader, below('Email', 'emails')))
  })
})
