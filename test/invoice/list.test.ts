import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { graphql } from '../graphql/gql.ts'
import type { ListQueryVariables } from '../graphql/graphql.ts'
import { createLedger } from '../ledger.ts'

// The documented rules of the list, B4 to B15, each with the data that tells it from its opposite.
const LIST = graphql(`
  query List(
    $organizationId: ID
    $where: InvoiceWhere
    $search: String
    $includeInactive: Boolean
    $orderBy: [InvoiceOrder!]
    $first: Int
    $offset: Int
  ) {
    invoices(
      organizationId: $organizationId
      where: $where
      search: $search
      includeInactive: $includeInactive
      orderBy: $orderBy
      first: $first
      offset: $offset
    ) {
      totalCount
      nodes { invoiceNumber }
    }
  }
`)

let api: TestApi
let token: string
let acmeId: string

beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const organizationId = organization.id
  const second = await ledger.organization({ name: 'Second' })
  const user = await ledger.user([organization, second])
  token = await api.tokenOf(user.id)
  const acme = await ledger.party(organization, { name: 'Acme Trading' })
  const globex = await ledger.party(organization, { name: 'Globex' })
  acmeId = acme.id
  const archived = await api.database.document.create({
    data: { organizationId, filename: 'a.pdf', isArchived: true },
  })
  const inactive = await api.database.invoiceBlueprint.create({ data: { organizationId, isActive: false } })
  const day = (text: string) => new Date(`${text}T12:00:00+01:00`)
  const rows = [
    {
      invoiceNumber: 'A-1',
      targetPartyId: acme.id,
      issueDate: day('2026-01-10'),
      dueDate: day('2026-02-11'),
      total: 1_000n,
    },
    {
      invoiceNumber: 'A-2',
      targetPartyId: acme.id,
      issueDate: day('2026-02-10'),
      dueDate: day('2026-03-12'),
      total: 5_000n,
      collectionMethod: 'SEND_INVOICE' as const,
    },
    {
      invoiceNumber: 'G-1',
      targetPartyId: globex.id,
      issueDate: day('2026-03-01'),
      dueDate: day('2026-03-31'),
      total: 2_000n,
      collectionMethod: 'CHARGE_AUTOMATICALLY' as const,
    },
    {
      invoiceNumber: 'G-2',
      targetPartyId: globex.id,
      issueDate: day('2025-11-01'),
      dueDate: day('2025-12-01'),
      total: 9_000n,
      amountPaid: 4_000n,
    },
    {
      invoiceNumber: 'P-1',
      targetPartyId: globex.id,
      issueDate: day('2026-01-05'),
      dueDate: day('2026-02-05'),
      paidDate: day('2026-02-20'),
      amountPaid: 3_000n,
      total: 3_000n,
    },
    { invoiceNumber: 'BILL', type: 'PAYABLE' as const, issueDate: day('2026-03-02') },
    { invoiceNumber: 'OLD-DOC', documentId: archived.id, issueDate: day('2026-03-03') },
    { invoiceNumber: 'OLD-PLAN', blueprintId: inactive.id, issueDate: day('2026-03-04') },
  ]
  for (const row of rows) await ledger.invoice(organization, row)
  await ledger.invoice(second, { invoiceNumber: 'SECOND' })
})
afterAll(() => api.close())

async function numbers(variables: ListQueryVariables) {
  const { invoices } = await api.run(token, LIST, variables)
  return invoices.nodes.map((node) => node.invoiceNumber)
}

describe('documented rules of the list', () => {
  test('B2: without an organization it is the default one', async () => {
    const organizations = await api.database.organization.findMany({ where: { name: 'Second' } })

    expect(await numbers({})).toContain('A-1')
    expect(await numbers({ organizationId: organizations[0]?.id })).toEqual(['SECOND'])
  })

  test('B4: receivables only, unless the filter speaks of the type', async () => {
    expect(await numbers({})).not.toContain('BILL')
    expect(await numbers({ where: { type: { eq: 'PAYABLE' } } })).toEqual(['BILL'])
    expect(
      await numbers({ where: { or: [{ type: { eq: 'PAYABLE' } }, { invoiceNumber: { eq: 'A-1' } }] } }),
    ).toEqual(['BILL', 'A-1'])
  })

  test('B5: filters combine with AND', async () => {
    expect(await numbers({ where: { partyName: { in: ['globex'] }, total: { gte: 3_000 } } })).toEqual([
      'P-1',
      'G-2',
    ])
  })

  test('B6: search covers invoice number and party name', async () => {
    expect(await numbers({ search: 'a-2' })).toEqual(['A-2'])
    expect(await numbers({ search: 'trading' })).toEqual(['A-2', 'A-1'])
    expect(await numbers({ search: 'trading a-1' })).toEqual(['A-1'])
  })

  test('B7: several party names are an OR, whole names in any case', async () => {
    expect(await numbers({ where: { partyName: { in: ['ACME trading', 'GLOBEX'] } } })).toHaveLength(5)
    expect(await numbers({ where: { partyName: { in: ['Acme'] } } })).toEqual([])
    expect(await numbers({ where: { partyName: { contains: 'acme' } } })).toEqual(['A-2', 'A-1'])
  })

  test('B9: named parties win over a party name at the same level, and only there', async () => {
    const where = { partyUids: [acmeId], partyName: { in: ['Globex'] } }

    expect(await numbers({ where })).toEqual(['A-2', 'A-1'])
    expect(
      await numbers({ where: { and: [{ partyUids: [acmeId] }, { partyName: { in: ['Globex'] } }] } }),
    ).toEqual([])
  })

  test('B10: bounds of date filters are inclusive', async () => {
    const exact = '2026-02-11T12:00:00+01:00'

    expect(await numbers({ where: { dueDate: { gte: exact, lte: exact } } })).toEqual(['A-1'])
    expect(await numbers({ where: { dueDate: { gt: exact, lte: exact } } })).toEqual([])
    expect(await numbers({ where: { paidDate: { gte: '2026-02-20T00:00:00Z' } } })).toEqual(['P-1'])
  })

  test('B11: overdue days take an exact value, a range and comparisons', async () => {
    expect(await numbers({ where: { overdueDays: { eq: 15 } } })).toEqual(['P-1'])
    expect(await numbers({ where: { overdueDays: { gte: 1, lte: 30 } } })).toEqual(['A-2', 'A-1', 'P-1'])
    expect(await numbers({ where: { overdueDays: { gt: 90 } } })).toEqual(['G-2'])
    expect(await numbers({ where: { overdueDays: { lt: 0 } } })).toEqual(['G-1'])
  })

  test('B12: the total takes minor units the same way', async () => {
    expect(await numbers({ where: { total: { eq: 1_000 } } })).toEqual(['A-1'])
    expect(await numbers({ where: { total: { gte: 2_000, lte: 3_000 } } })).toEqual(['G-1', 'P-1'])
    expect(await numbers({ where: { total: { gt: 5_000 } } })).toEqual(['G-2'])
  })

  test('B13: invoices of archived documents and inactive blueprints only on request', async () => {
    expect(await numbers({ search: 'old' })).toEqual([])
    expect(await numbers({ search: 'old', includeInactive: true })).toEqual(['OLD-PLAN', 'OLD-DOC'])
  })

  test('B14: newest issue date first by default, and any documented field either way', async () => {
    expect(await numbers({})).toEqual(['G-1', 'A-2', 'A-1', 'P-1', 'G-2'])
    expect(await numbers({ orderBy: [{ field: 'TOTAL', direction: 'DESC' }] })).toEqual([
      'G-2',
      'A-2',
      'P-1',
      'G-1',
      'A-1',
    ])
    expect(await numbers({ orderBy: [{ field: 'PARTY_NAME' }, { field: 'DUE_DATE' }] })).toEqual([
      'A-1',
      'A-2',
      'G-2',
      'P-1',
      'G-1',
    ])
    expect(await numbers({ orderBy: [{ field: 'OVERDUE_DAYS', direction: 'DESC' }] })).toEqual([
      'G-2',
      'A-1',
      'P-1',
      'A-2',
      'G-1',
    ])
    expect(await numbers({ orderBy: [{ field: 'PAID_DATE', nulls: 'FIRST' }], first: 100 })).toHaveLength(5)
    expect((await numbers({ orderBy: [{ field: 'STATUS' }, { field: 'TOTAL' }] })).at(0)).toBe('G-1')
  })

  test('B15: ten rows by default, a hundred at most, pages by number', async () => {
    const { invoices } = await api.run(token, LIST, { first: 2, offset: 2 })
    const tooMany = await api.ask(token, '{ invoices(first: 101) { totalCount } }')

    expect(invoices).toEqual({ totalCount: 5, nodes: [{ invoiceNumber: 'A-1' }, { invoiceNumber: 'P-1' }] })
    expect(tooMany.errors?.[0]).toMatchObject({
      message: 'first: must be at most 100, but is 101.',
      extensions: { code: 'BAD_USER_INPUT', status: 400 },
    })
  })

  test('sums too large for a JSON number are refused by name, and exact as an amount', async () => {
    const organization = await api.database.organization.findFirstOrThrow({ where: { name: 'Second' } })
    for (const invoiceNumber of ['HUGE-1', 'HUGE-2']) {
      await createLedger(api.database).invoice(
        { id: organization.id, timezone: organization.timezone, ownPartyId: organization.ownPartyId ?? '' },
        { invoiceNumber, total: 9_007_199_254_740_991n, type: 'PAYABLE' },
      )
    }
    const sums = (field: string) =>
      api.ask(
        token,
        `{ invoices(organizationId: "${organization.id}", where: {type: {eq: PAYABLE}}) { totals { total { ${field} } } } }`,
      )

    expect((await sums('amount')).data).toEqual({
      invoices: { totals: [{ total: { amount: '180143985094819.82' } }] },
    })
    expect((await sums('minorUnits')).errors?.[0]).toMatchObject({
      extensions: { code: 'QUERY_TOO_COMPLEX' },
    })
  })

  test('several statuses at once, and the amounts of a negative or unknown value', async () => {
    expect(await numbers({ where: { status: { in: ['OVERDUE', 'PARTIALLY_PAID'] } } })).toEqual([
      'A-2',
      'A-1',
      'G-2',
    ])
    expect(await numbers({ where: { status: { in: [] } } })).toEqual([])
    expect(
      await numbers({ where: { collectionMethod: { in: ['SEND_INVOICE', 'CHARGE_AUTOMATICALLY'] } } }),
    ).toEqual(['G-1', 'A-2'])
    expect(await numbers({ where: { collectionMethod: { ne: 'SEND_INVOICE' } } })).toEqual([
      'G-1',
      'A-1',
      'P-1',
      'G-2',
    ])
  })
})
