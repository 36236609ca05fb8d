import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureDemo } from '../../src/demo/demo.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'

const PAGE = `query Page($first: Int!) {
  invoices(first: $first) {
    nodes {
      invoiceNumber createdAt total { amount } billingAddress { city }
      client { name contacts { nodes { email } } addresses { city } parent { name } }
      lineItems { name quantity lineTotal { amount } } comments { text author { name } } fields { key value }
      outreach { emails(first: 5) { nodes { subject recipients { address } bounceCallout { source } } } }
    }
  }
}`

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi({ execution: 'ordinary' })
  token = await api.tokenOf((await ensureDemo(api.database, { now: NOW })).userId)
  await api.ask(token, '{ viewer { isReadOnly } }')
})
afterAll(() => api.close())

async function statementsOf(first: number): Promise<string[]> {
  api.statements.length = 0
  expect((await api.ask(token, PAGE, { first })).errors).toBeUndefined()
  return [...api.statements]
}

test.each([8, 32])('without the accelerator %i rows take one statement for each relation', async (first) => {
  // Invoices; their addresses, parties, lines, comments, fields and emails; contacts, addresses and parents of the parties,
  // authors, recipients, callouts. A relation of which no row has any is not asked for.
  expect((await statementsOf(first)).length).toBeLessThanOrEqual(13)
})

test('plain look-ups are Prisma’s, organization first; pages, and an order that Prisma has not, are ours', async () => {
  const statements = await statementsOf(20)
  const readByPrisma = statements.flatMap((text) => /^SELECT.* FROM "public"\."(\w+)"/.exec(text)?.[1] ?? [])
  const readByOurs = statements.filter((text) => text.includes('json_build_array'))

  expect(readByPrisma.sort()).toEqual([
    'address',
    'address',
    'bounce_callout',
    'comment',
    'email_recipient',
    'line_item',
    'party',
    'party',
  ])
  for (const text of statements.filter((text) => text.startsWith('SELECT')))
    expect(text).toMatch(
      / WHERE \("public"\."(\w+)"\."organization_id" = \$1 AND "public"\."\1"\."\w+" IN \(/,
    )
  expect(readByOurs.length + readByPrisma.length).toBe(statements.length)
  expect(readByOurs.some((text) => text.includes('collate "C"'))).toBe(true)
})
