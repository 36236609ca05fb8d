import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// Overdue days and OVERDUE itself change at midnight; a list begun before it is read to its end as it was begun.
let api: TestApi
let token: string
let now = new Date('2026-07-31T21:59:00Z')
const BEFORE = new Date('2026-07-31T21:59:00Z')
const AFTER = new Date('2026-07-31T22:01:00Z')

beforeAll(async () => {
  api = await createTestApi({ now: () => now })
  const ledger = createLedger(api.database)
  const organization = await ledger.organization({ timezone: 'Europe/Berlin' })
  token = await api.tokenOf((await ledger.user([organization])).id)
  for (let number = 0; number < 30; number++) {
    const dueDate = new Date(Date.UTC(2026, 6, 20 + number, 10))
    const paid = number % 5 === 0 ? { paidDate: new Date('2026-07-30T10:00:00Z'), amountPaid: 10_000n } : {}
    await ledger.invoice(organization, { invoiceNumber: `I-${number}`, dueDate, ...paid })
  }
})
afterAll(() => api.close())

type Page = {
  invoices: { nodes: { invoiceNumber: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}

async function readPage(field: string, direction: string, after: string | null) {
  const answer = await api.ask<Page>(
    token,
    `query ($after: String) { invoices(first: 7, after: $after, orderBy: [{field: ${field}, direction: ${direction}}]) {
      nodes { invoiceNumber } pageInfo { hasNextPage endCursor } } }`,
    { after },
  )
  if (!answer.data) throw new Error(JSON.stringify(answer.errors))
  return answer.data.invoices
}

test.each([
  ['OVERDUE_DAYS', 'DESC'],
  ['OVERDUE_DAYS', 'ASC'],
  ['STATUS', 'DESC'],
  ['STATUS', 'ASC'],
])('paging by %s %s across midnight loses and doubles no row', async (field, direction) => {
  now = BEFORE
  let page = await readPage(field, direction, null)
  const numbers = page.nodes.map((node) => node.invoiceNumber)

  now = AFTER
  while (page.pageInfo.hasNextPage) {
    page = await readPage(field, direction, page.pageInfo.endCursor)
    numbers.push(...page.nodes.map((node) => node.invoiceNumber))
  }

  expect(numbers).toHaveLength(30)
  expect(new Set(numbers).size).toBe(30)
})
