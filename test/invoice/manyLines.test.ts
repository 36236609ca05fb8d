import { beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const company = useCompany()

beforeAll(async () => {
  const { api, ledger, organization } = company
  for (const invoiceNumber of ['BIG-1', 'BIG-2']) {
    const invoice = await ledger.invoice(organization, { invoiceNumber })
    await api.database.$executeRaw`
      insert into line_item (organization_id, id, invoice_id, line_number, currency, quantity, unit_price, line_total)
      select ${organization.id}::uuid, gen_random_uuid(), ${invoice.id}::uuid, n, 'EUR', 1, 1, 1
      from generate_series(1, 30000) n`
  }
})

test('line items come all or not at all: more than fit are refused, never cut short', async () => {
  const one = await company.api.ask<{ invoices: { nodes: { lineItems: unknown[] }[] } }>(
    company.token,
    '{ invoices(first: 1) { nodes { lineItems { lineNumber } } } }',
  )
  const two = await company.api.ask(
    company.token,
    '{ invoices(first: 2) { nodes { lineItems { lineNumber } } } }',
  )

  expect(one.data?.invoices.nodes[0]?.lineItems).toHaveLength(30_000)
  expect(two.errors?.[0]).toMatchObject({
    message: 'There are more than 50000 rows of LineItem below this page: ask for fewer parents at a time.',
    extensions: { code: 'QUERY_TOO_COMPLEX', status: 400 },
  })
})
