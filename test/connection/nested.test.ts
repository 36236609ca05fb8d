import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type List, orderBy, orderFieldsOf, ordersBy } from './lists.ts'
import { askPages, expectPages, type Page, walks } from './pages.ts'
import { createRows, type PagedRows } from './rows.ts'

// Lists below another row page like those at the root, one parent or many at a time.
let rows: PagedRows
beforeAll(async () => {
  rows = await createRows()
})
afterAll(() => rows.close())

const partyInvoices = (uid: string): List => ({
  node: 'Invoice',
  path: [`party(by: {uid: "${uid}"})`, 'invoices'],
})
const partyEmails = (uid: string): List => ({
  node: 'Email',
  path: [`party(by: {uid: "${uid}"})`, 'outreach', 'emails'],
})
const invoiceEmails = (uid: string): List => ({
  node: 'Email',
  path: [`invoice(by: {uid: "${uid}"})`, 'outreach', 'emails'],
})

const below = (node: List['node'], parent: 'party' | 'invoice', uid: string, field: string): List => ({
  node,
  path: [`${parent}(by: {uid: "${uid}"})`, field],
})

async function expectEveryOrder(list: List, atLeast: number): Promise<void> {
  for (const field of orderFieldsOf(list.node)) {
    for (const order of ordersBy(field)) {
      const ordered = { ...list, args: orderBy([order]) }
      const [whole] = await askPages(rows.reader, ordered, ['first: 100'])
      const edges = whole?.edges ?? []
      expect(edges.length).toBeGreaterThan(atLeast)
      await expectPages(rows.reader, ordered, edges, walks(edges, 3))
    }
  }
}

describe('pages below one parent', () => {
  test('invoices of a party', () => expectEveryOrder(partyInvoices(rows.targets[1]?.id ?? ''), 5))
  test('emails of a party', () => expectEveryOrder(partyEmails(rows.targets[1]?.id ?? ''), 5))
  test('emails of an invoice', () => expectEveryOrder(invoiceEmails(rows.invoices[0]?.id ?? ''), 5))
  test.each([
    ['Call', 'calls'],
    ['Task', 'tasks'],
  ] as const)('%s below a party and below an invoice', async (node, field) => {
    await expectEveryOrder(below(node, 'party', rows.targets[1]?.id ?? '', field), 5)
    await expectEveryOrder(below(node, 'invoice', rows.invoices[0]?.id ?? '', field), 5)
  })
})

type Owner = { uid: string; invoices: Page & { totalCount: number } }

describe('pages below many parents', () => {
  const PAGE = `{ totalCount edges { cursor node { uid } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`

  async function readOwners(page: string): Promise<Owner[]> {
    const { data, errors } = await rows.api.ask<{ parties: { nodes: Owner[] } }>(
      rows.token,
      `{ parties(first: 100, where: {invoices: {some: {}}}) { nodes { uid invoices(${page}) ${PAGE} } } }`,
    )
    expect(errors).toBeUndefined()
    return data?.parties.nodes ?? []
  }

  test.each([
    'first: 2',
    'last: 2',
    'first: 0',
    'first: 2, offset: 3',
    'first: 2, orderBy: [{field: PAID_DATE, nulls: FIRST}]',
    'last: 2, orderBy: [{field: OVERDUE_DAYS, direction: DESC, nulls: FIRST}, {field: TOTAL}]',
    'first: 3, where: {isInDispute: true}, includeInactive: true',
  ])('are those of each alone: %s', async (page) => {
    const owners = await readOwners(page)

    expect(owners.length).toBeGreaterThan(3)
    expect(new Set(owners.map(({ invoices }) => JSON.stringify(invoices.edges))).size).toBeGreaterThan(
      page.startsWith('first: 0') ? 0 : 3,
    )
    for (const { uid, invoices } of owners) {
      const { data } = await rows.api.ask<{ party: { invoices: Owner['invoices'] } }>(
        rows.token,
        `{ party(by: {uid: "${uid}"}) { invoices(${page}) ${PAGE} } }`,
      )
      expect(data?.party.invoices).toEqual(invoices)
    }
  })

  test('give cursors that go on below their own parent', async () => {
    for (const { uid, invoices } of await readOwners('first: 2')) {
      const list = partyInvoices(uid)
      const [whole] = await askPages(rows.reader, list, ['first: 100'])

      expect(whole?.edges.slice(0, 2)).toEqual(invoices.edges)
      await expectPages(rows.reader, list, whole?.edges ?? [], [
        { page: `first: 50, after: "${invoices.pageInfo.endCursor}"`, from: 2, to: whole?.edges.length ?? 0 },
      ])
    }
  })
})
