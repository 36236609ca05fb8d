import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { whereArbitrary } from '../filter/generate.ts'
import { createFilteredLedger, type FilteredLedger } from '../filter/ledger.ts'
import { readWorld } from '../filter/readWorld.ts'
import type { World } from '../filter/rows.ts'
import { DIMENSIONS } from '../filter/sums.ts'
import { ordinaryOf } from './ordinary.ts'
import { type Saved, saveView, UPDATE } from './views.ts'

// A list by a view is the list by its filter, page by page, with all that is counted of it: whoever executes it.

let ledger: FilteredLedger
let world: World
let viewId: string
let ordinary: Awaited<ReturnType<typeof ordinaryOf>>
beforeAll(async () => {
  ledger = await createFilteredLedger()
  const { api, token } = ledger
  world = await readWorld(api, token)
  viewId = await saveView(api, token, { list: 'INVOICES', name: 'Random' })
  ordinary = await ordinaryOf(ledger)
})
afterAll(() => ledger.close())

const MONEY = '{ minorUnits currency }'
const PAGE = `nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount
  totals { currency count total ${MONEY} amountRemaining ${MONEY} }
  facets { ${DIMENSIONS.map((name) => `${name} { value count }`).join(' ')} }`
const BY_VIEW = `query ($viewId: ID!, $where: InvoiceWhere, $search: String, $orderBy: [InvoiceOrder!], $includeInactive: Boolean, $first: Int, $after: String) {
  invoices(viewId: $viewId, where: $where, search: $search, orderBy: $orderBy, includeInactive: $includeInactive, first: $first, after: $after) { ${PAGE} } }`
const BY_FILTER = `query ($where: InvoiceWhere, $search: String, $orderBy: [InvoiceOrder!], $includeInactive: Boolean, $first: Int, $after: String) {
  invoices(where: $where, search: $search, orderBy: $orderBy, includeInactive: $includeInactive, first: $first, after: $after) { ${PAGE} } }`

type Page = { invoices: { pageInfo: { hasNextPage: boolean; endCursor: string | null } } }

async function ask(document: string, variables: object): Promise<Page> {
  const { data, errors } = await ledger.api.ask<Page>(ledger.token, document, { ...variables })
  expect(errors, JSON.stringify(variables)).toBeUndefined()
  if (!data) throw new Error('No data.')
  return data
}

/** All pages, as the executor that is usual here and as the ordinary one answer them. */
async function pages(document: string, variables: object): Promise<Page[]> {
  const found: Page[] = []
  for (let after: string | null = null; found.length < 4; ) {
    const page: Page = await ask(document, { ...variables, first: 40, after })
    expect(await ordinary(document, { ...variables, first: 40, after })).toEqual(page)
    found.push(page)
    after = page.invoices.pageInfo.endCursor
    if (!page.invoices.pageInfo.hasNextPage) break
  }
  return found
}

async function change(input: object): Promise<void> {
  const { data } = await ledger.api.ask<{ savedViewUpdate: Saved }>(ledger.token, UPDATE, {
    input: { viewId, ...input },
  })
  expect(data?.savedViewUpdate.userErrors, JSON.stringify(input)).toEqual([])
}

const orders = fc.option(
  fc.uniqueArray(
    fc.record({
      field: fc.constantFrom('DUE_DATE', 'TOTAL', 'STATUS', 'OVERDUE_DAYS', 'PARTY_NAME'),
      direction: fc.constantFrom('ASC', 'DESC'),
    }),
    { minLength: 1, maxLength: 2, selector: ({ field }) => field },
  ),
)
const searches = fc.option(fc.constantFrom('a', 'acme', '1'))

describe('a view is its filter', () => {
  test('whatever the filter, search and order, with every cursor', async () => {
    const where = whereArbitrary(world, 'InvoiceWhere')
    await fc.assert(
      fc.asyncProperty(
        where,
        orders,
        searches,
        fc.boolean(),
        async (filter, order, search, includeInactive) => {
          await change({ where: filter, orderBy: order, search, includeInactive })
          const given = {
            where: filter,
            includeInactive,
            ...(order === null ? {} : { orderBy: order }),
            ...(search === null ? {} : { search }),
          }
          expect(await pages(BY_VIEW, { viewId })).toEqual(await pages(BY_FILTER, given))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('narrowed by another: both hold, and its search and order are taken over', async () => {
    const where = whereArbitrary(world, 'InvoiceWhere')
    await fc.assert(
      fc.asyncProperty(where, where, orders, searches, async (own, given, order, search) => {
        await change({ where: own, orderBy: [{ field: 'CREATED_AT' }], search: 'e', includeInactive: true })
        const others = {
          ...(order === null ? {} : { orderBy: order }),
          ...(search === null ? {} : { search }),
        }
        const both = { where: { and: [own, given] }, includeInactive: true }
        const asked = { ...both, orderBy: [{ field: 'CREATED_AT' }], search: 'e', ...others }
        expect(await pages(BY_VIEW, { viewId, where: given, ...others })).toEqual(
          await pages(BY_FILTER, asked),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('without any filter: the whole ledger, whose sums stand ready', async () => {
    await change({ where: null, orderBy: null, search: null, includeInactive: false })

    expect(await pages(BY_VIEW, { viewId })).toEqual(await pages(BY_FILTER, {}))
  })

  test('an order or a search that is given empty is the usual one', async () => {
    await change({ where: null, orderBy: [{ field: 'TOTAL' }], search: 'acme', includeInactive: false })

    expect(await pages(BY_VIEW, { viewId, orderBy: [], search: '' })).toEqual(
      await pages(BY_FILTER, { orderBy: [], search: '' }),
    )
  })

  test('that is read by one statement more, once for all lists that are read by it', async () => {
    const { statements } = ledger.api
    await change({ where: { status: { eq: 'OVERDUE' } }, orderBy: null, search: null })
    const list = (alias: string, given: string) => `${alias}: invoices(${given}) { nodes { id } }`
    const count = async (query: string) => {
      const before = statements.length
      const { errors } = await ledger.api.ask(ledger.token, `{ ${query} }`)
      expect(errors).toBeUndefined()
      return statements.length - before
    }
    const by = `viewId: "${viewId}"`
    const filter = 'where: { status: { eq: OVERDUE } }'
    await count(list('a', by))
    const plain = await count(`${list('a', filter)} ${list('b', `${filter}, first: 3`)}`)

    expect(await count(`${list('a', by)} ${list('b', `${by}, first: 3`)}`)).toBe(plain + 1)
  })

  test('and a cursor ends with the filter it was made with', async () => {
    await change({ where: { total: { gte: 0 } }, orderBy: null, search: null })
    const page = await ask(BY_VIEW, { viewId, first: 1 })
    const after = page.invoices.pageInfo.endCursor
    await ask(BY_VIEW, { viewId, first: 1, after })
    await change({ where: { total: { gte: 1 } } })

    const { errors } = await ledger.api.ask(ledger.token, BY_VIEW, { viewId, first: 1, after })
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_CURSOR' } }])
  })
})
