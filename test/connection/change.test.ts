import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from '../../prisma/generated/client/client.ts'
import { deleteRows } from '../rows/deleteRows.ts'
import { type List, orderBy, orderFieldsOf, ordersBy } from './lists.ts'
import { askPages, type Edge, type Page } from './pages.ts'
import { createRows, type PagedRows } from './rows.ts'

// What happens to the list between two pages of it: a cursor is made of values, so it outlives its row.
let rows: PagedRows
beforeAll(async () => {
  rows = await createRows()
})
afterAll(() => rows.close())

const uids = (page: Page | undefined) => page?.edges.map(({ node }) => node.uid)

async function read(list: List, ...pages: string[]): Promise<Page[]> {
  return askPages(rows.reader, list, pages)
}

async function remove(edges: readonly Edge[]): Promise<void> {
  const ids = edges.map(({ node }) => node.uid)
  await deleteRows(rows.api.database, 'invoice', Prisma.sql`id = any(${ids}::uuid[])`)
}

describe('rows that go between two pages', () => {
  test.each(orderFieldsOf('Invoice'))('leave the others in place by %s', async (field) => {
    for (const order of ordersBy(field).slice(1, 3)) {
      const list: List = { node: 'Invoice', path: ['invoices'], args: orderBy([order]) }
      const [before] = await read(list, 'first: 100')
      const edges = before?.edges ?? []
      const at = Math.floor(edges.length / 2)
      const cursor = edges[at]?.cursor

      await remove(edges.slice(at, at + 1))
      const [after, back, whole] = await read(
        list,
        `first: 50, after: "${cursor}"`,
        `last: 50, before: "${cursor}"`,
        'first: 100',
      )

      expect(uids(after)).toEqual(edges.slice(at + 1).map(({ node }) => node.uid))
      expect(uids(back)).toEqual(edges.slice(0, at).map(({ node }) => node.uid))
      expect(uids(whole)).toEqual([...(uids(back) ?? []), ...(uids(after) ?? [])])
      expect(after?.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false })
      expect(back?.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true })
    }
  })
})

describe('rows that come between two pages', () => {
  const list: List = { node: 'Invoice', path: ['invoices'], args: 'orderBy: [{field: DUE_DATE}]' }

  test('show where they belong, behind or before the cursor, and shift nothing', async () => {
    const [first] = await read(list, 'first: 10')
    const cursor = first?.pageInfo.endCursor
    const [rest] = await read(list, `first: 100, after: "${cursor}"`)

    const early = await rows.ledger.invoice(rows.organization, { dueDate: new Date('2001-01-01T00:00:00Z') })
    const late = await rows.ledger.invoice(rows.organization, { dueDate: new Date('2040-01-01T00:00:00Z') })
    const [behind, before] = await read(
      list,
      `first: 100, after: "${cursor}"`,
      `last: 100, before: "${cursor}"`,
    )

    expect(uids(behind)?.filter((uid) => uid !== late.id)).toEqual(uids(rest))
    expect(uids(behind)).toContain(late.id)
    expect(uids(before)).toEqual([early.id, ...(uids(first) ?? []).slice(0, 9)])
  })
})

describe('a page that has become empty', () => {
  const list: List = {
    node: 'Invoice',
    path: ['invoices'],
    args: 'where: {currency: {eq: "CHF"}}, orderBy: [{field: TOTAL}]',
  }
  const none = { edges: [], startCursor: null }

  async function refill(count: number): Promise<Edge[]> {
    await rows.api.database.invoice.deleteMany({ where: { currency: 'CHF' } })
    for (let total = 1; total <= count; total++) {
      await rows.ledger.invoice(rows.organization, { currency: 'CHF', total: BigInt(total) })
    }
    const [page] = await read(list, 'first: 100')
    return page?.edges ?? []
  }

  test('knows its neighbours when all behind it, or all before it, is gone', async () => {
    const edges = await refill(4)
    const cursor = edges[1]?.cursor
    await remove(edges.slice(2))

    const [behind, before] = await read(list, `first: 5, after: "${cursor}"`, `last: 5, before: "${cursor}"`)

    expect(behind?.edges).toEqual(none.edges)
    expect(behind?.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false, startCursor: null })
    expect(before?.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true })
  })

  test('has no neighbour when nothing is left', async () => {
    const edges = await refill(2)
    await remove(edges)

    const [behind, before] = await read(
      list,
      `first: 5, after: "${edges[0]?.cursor}"`,
      `last: 5, before: "${edges[0]?.cursor}"`,
    )

    const neither = { hasPreviousPage: false, hasNextPage: false, startCursor: null, endCursor: null }
    expect(behind?.pageInfo).toEqual(neither)
    expect(before?.pageInfo).toEqual(neither)
  })

  test('tells only of rows on the side that is asked about', async () => {
    const edges = await refill(4)
    const [first, second, third, last] = edges.map(({ cursor }) => cursor)
    await remove([...edges.slice(0, 2), ...edges.slice(3)])

    const [sizeless, between, behindAll, beforeAll] = await read(
      list,
      `first: 0, after: "${second}"`,
      `first: 5, after: "${first}", before: "${second}"`,
      `first: 5, after: "${third}", before: "${last}"`,
      `last: 0, before: "${third}"`,
    )

    expect(sizeless?.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true })
    expect(between?.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true })
    expect(behindAll?.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false })
    expect(beforeAll?.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true })
  })
})
