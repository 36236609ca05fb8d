import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type List, orderBy } from './lists.ts'
import { askPages, type Edge, expectPages, slice } from './pages.ts'
import { createRows, type PagedRows, RECEIVABLES } from './rows.ts'

// The paging arguments together, and paging by number. The order is one with many ties and gaps.
const list: List = {
  node: 'Invoice',
  path: ['invoices'],
  args: orderBy([{ field: 'LAST_OUTREACH_AT', direction: 'DESC', nulls: 'FIRST' }]),
}

let rows: PagedRows
let whole: readonly Edge[]
beforeAll(async () => {
  rows = await createRows()
  const [page] = await askPages(rows.reader, list, ['first: 100'])
  whole = page?.edges ?? []
})
afterAll(() => rows.close())

const cursor = (at: number) => `"${whole[at]?.cursor}"`

describe('two cursors', () => {
  test('first reads on from after, no further than before', async () => {
    await expectPages(rows.reader, list, whole, [
      { page: `first: 3, after: ${cursor(9)}, before: ${cursor(20)}`, from: 10, to: 13 },
      { page: `first: 30, after: ${cursor(9)}, before: ${cursor(20)}`, from: 10, to: 20 },
      { page: `first: 10, after: ${cursor(9)}, before: ${cursor(20)}`, from: 10, to: 20 },
      { page: `first: 3, before: ${cursor(20)}`, from: 0, to: 3 },
      { page: `first: 3, before: ${cursor(2)}`, from: 0, to: 2 },
    ])
  })

  test('last reads back from before, no further than after', async () => {
    const end = whole.length
    await expectPages(rows.reader, list, whole, [
      { page: `last: 3, after: ${cursor(9)}, before: ${cursor(20)}`, from: 17, to: 20 },
      { page: `last: 30, after: ${cursor(9)}, before: ${cursor(20)}`, from: 10, to: 20 },
      { page: `last: 10, after: ${cursor(9)}, before: ${cursor(20)}`, from: 10, to: 20 },
      { page: `last: 3, after: ${cursor(20)}`, from: end - 3, to: end },
      { page: `last: 3, after: ${cursor(end - 3)}`, from: end - 2, to: end },
    ])
  })

  test('neighbours have nothing between them', async () => {
    const [page] = await askPages(rows.reader, list, [`first: 3, after: ${cursor(9)}, before: ${cursor(10)}`])

    expect(page?.edges).toEqual([])
    expect(page?.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true })
  })
})

describe('no rows', () => {
  test('first: 0 and last: 0 tell of the neighbours only', async () => {
    await expectPages(rows.reader, list, whole, [
      { page: 'first: 0', from: 0, to: 0 },
      { page: `first: 0, after: ${cursor(3)}`, from: 4, to: 4 },
      { page: 'last: 0', from: whole.length, to: whole.length },
      { page: `last: 0, before: ${cursor(3)}`, from: 3, to: 3 },
    ])
  })

  test('an empty list has no pages and no neighbours', async () => {
    const empty: List = { ...list, args: 'where: {or: []}' }

    const pages = await askPages(rows.reader, empty, ['first: 5', 'last: 5', 'first: 0', 'offset: 5'])

    expect(pages).toEqual([1, 2, 3, 4].map(() => slice([], 0, 0)))
    const { data } = await rows.api.ask(
      rows.token,
      '{ invoices(where: {or: []}) { totalCount totalPages(perPage: 10) totals { count } } }',
    )
    expect(data).toEqual({ invoices: { totalCount: 0, totalPages: 0, totals: [] } })
  })
})

describe('pages by number', () => {
  test('joined are the whole', async () => {
    const perPage = 9
    const { data } = await rows.api.ask(
      rows.token,
      `{ invoices(first: 0) { totalCount totalPages(perPage: ${perPage}) one: totalPages(perPage: 1) } }`,
    )
    const totalPages = Math.ceil(RECEIVABLES / perPage)

    expect(data).toEqual({ invoices: { totalCount: RECEIVABLES, totalPages, one: RECEIVABLES } })
    await expectPages(
      rows.reader,
      list,
      whole,
      Array.from({ length: totalPages }, (_, index) => ({
        page: `first: ${perPage}, offset: ${index * perPage}`,
        from: index * perPage,
        to: Math.min(whole.length, (index + 1) * perPage),
      })),
    )
  })

  test('go on with cursors', async () => {
    const [page] = await askPages(rows.reader, list, ['first: 5, offset: 20'])

    await expectPages(rows.reader, list, whole, [
      { page: `first: 5, after: "${page?.pageInfo.endCursor}"`, from: 25, to: 30 },
      { page: `last: 5, before: "${page?.pageInfo.startCursor}"`, from: 15, to: 20 },
    ])
  })

  test('beyond the end are empty and know what lies before them', async () => {
    const pages = await askPages(rows.reader, list, [`offset: ${RECEIVABLES}`, 'offset: 1000000'])

    expect(pages.map(({ edges }) => edges)).toEqual([[], []])
    expect(pages.map(({ pageInfo }) => [pageInfo.hasPreviousPage, pageInfo.hasNextPage])).toEqual([
      [true, false],
      [true, false],
    ])
  })
})
