import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureDemo } from '../../src/demo/demo.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'

const PAGE = `query Page($first: Int!) {
  invoices(first: $first, where: { emails: { some: { isBounced: true } } }) {
    nodes {
      invoiceNumber status total { amount } client { name }
      lineItems { name lineTotal { amount } }
      outreach { emails(first: 5) { nodes { subject deliveryStatus bounceCallout { source recipientEmails } } } }
    }
  }
}`

const EVERYTHING = `query Everything($first: Int!) {
  invoices(first: $first, orderBy: [{ field: PARTY_NAME }]) {
    totalCount
    totals { currency total { amount } }
    facets { status { value count } }
    aging { label count }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    nodes {
      isActive parentContract { filename } blueprint { isActive } assignee { name } hasComments
      comments { text author { name } resolvedBy { name } }
      fields { key value } integrations { integrationName }
      billingAddress { formatted } shippingAddress { formatted }
      client { name formattedAddress billingContact { name } receivables { currency balance { amount } } parent { name } }
      serviceProvider { name }
      lineItems { name invoice { invoiceNumber } }
      outreach {
        bouncingRecipientEmails contactsCount
        emails(first: 2) {
          totalCount
          nodes { to cc attachments { name } initiator { name } recipients { address contact { name } } events { type } bouncingRecipientEmails party { name } }
        }
      }
    }
  }
}`

let api: TestApi
let token: string

beforeAll(async () => {
  api = await createTestApi()
  const { userId } = await ensureDemo(api.database, { now: NOW })
  token = await api.tokenOf(userId)
})
afterAll(() => api.close())

async function statementsOf(document: string, variables: Record<string, unknown>): Promise<string[]> {
  api.statements.length = 0
  const answer = await api.ask(token, document, variables)
  expect(answer.errors).toBeUndefined()
  return [...api.statements]
}

test('a page with party, line items, latest emails and callouts takes one statement', async () => {
  // Who asks for the first time is looked up.
  expect(await statementsOf(PAGE, { first: 20 })).toHaveLength(2)
  expect(await statementsOf(PAGE, { first: 20 })).toHaveLength(1)
})

test('everything at once takes few statements: the rows with all below them, sums, what crosses the rows', async () => {
  expect((await statementsOf(EVERYTHING, { first: 8 })).length).toBeLessThanOrEqual(12)
})

test('the ordinary executor reads each relation once for all rows', async () => {
  // An error anywhere leads there: token and page of the attempt, then page, parties, line items, emails, callouts.
  const document = PAGE.replace('total { amount }', 'total { formatted(locale: "!!") }')
  api.statements.length = 0
  const answer = await api.ask(token, document, { first: 20 })

  expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  expect(api.statements.length).toBeLessThanOrEqual(7)
})

test.each([
  ['the page', PAGE],
  ['everything at once', EVERYTHING],
])('the statements of %s do not grow with the rows', async (_name, document) => {
  const few = await statementsOf(document, { first: 8 })
  const many = await statementsOf(document, { first: 16 })

  expect(many.length).toBe(few.length)
})

test('what is not selected is not read', async () => {
  const count = await statementsOf('{ invoices(where: { isInDispute: false }) { totalCount } }', {})
  const rows = await statementsOf('{ invoices(first: 3) { nodes { invoiceNumber } } }', {})

  expect(count).toHaveLength(1)
  expect(count.at(-1)).toContain('count(*)')
  expect(rows).toHaveLength(1)
  expect(rows.join()).not.toContain('count(*)')
})

test('every page statement has a limit, and its text does not depend on the values', async () => {
  const first = await statementsOf(PAGE, { first: 20 })
  const second = await statementsOf(PAGE, { first: 7 })

  expect(first).toEqual(second)
  expect(first[0]).toMatch(/limit \$\d+::int/)
})
