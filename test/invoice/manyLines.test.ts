import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let token: string

beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  token = await api.tokenOf((await ledger.user([organization])).id)
  for (const invoiceNumber of ['BIG-1', 'BIG-2']) {
    const invoice = await ledger.invoice(organization, { invoiceNumber })
    await api.database.$executeRaw`
      insert into line_item (organization_id, id, invoice_id, line_number, currency, quantity, unit_price, line_total)
      select ${organization.id}::uuid, gen_random_uuid(), ${invoice.id}::uuid, n, 'EUR', 1, 1, 1
      from generate_series(1, 30000) n`
  }
})
afterAll(() => api.close())

test('line items come all or not at all: more than fit are refused, never cut short', async () => {
  const one = await api.ask<{ invoices: { nodes: { lineItems: unknown[] }[] } }>(
    token,
    '{ invoices(first: 1) { nodes { lineItems { lineNumber } } } }',
  )
  const two = await api.ask(token, '{ invoices(first: 2) { nodes { lineItems { lineNumber } } } }')

  expect(one.data?.invoices.nodes[0]?.lineItems).toHaveLength(30_000)
  expect(two.errors?.[0]).toMatchObject({
    message: 'There are more than 50000 rows of LineItem below this page: ask for fewer parents at a time.',
    extensions: { code: 'QUERY_TOO_COMPLEX', status: 400 },
  })
})
