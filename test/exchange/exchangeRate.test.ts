import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let token: string
let foreignToken: string
let organizationId: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  // It is the 13th in UTC and the 14th already on Kiritimati.
  const organization = await ledger.organization({ timezone: 'Pacific/Kiritimati' })
  organizationId = organization.id
  token = await api.tokenOf((await ledger.user([organization])).id)
  const other = await ledger.organization({ name: 'Elsewhere', currency: 'BHD' })
  foreignToken = await api.tokenOf((await ledger.user([other])).id)
  const party = await ledger.party(organization)
  const invoice = (invoiceNumber: string, currency: string, total: bigint, data: object = {}) =>
    ledger.invoice(organization, { invoiceNumber, currency, total, targetPartyId: party.id, ...data })
  const dueDate = new Date('2026-01-01T12:00:00Z')
  await invoice('bhd', 'BHD', 6_013_972n, { dueDate })
  await invoice('eur', 'EUR', 5_546_288n)
  await invoice('jpy', 'JPY', 1_000n)
  await invoice('usd', 'USD', -250n)
  await ledger.invoice(other, { currency: 'EUR', total: 100n })
})
afterAll(() => api.close())

const SET = `mutation ($input: ExchangeRateSetInput!) { exchangeRateSet(input: $input) {
  exchangeRate { currency organizationCurrency rate validFrom } userErrors { code field message } } }`
type Set = {
  exchangeRateSet: { exchangeRate: object | null; userErrors: { code: string; field: string[] }[] }
}

async function set(input: object): Promise<Set['exchangeRateSet']> {
  const { data, errors } = await api.ask<Set>(token, SET, { input })
  if (data === null || data === undefined) throw new Error(JSON.stringify(errors))
  return data.exchangeRateSet
}

async function ask<Data>(query: string, as = token): Promise<Data> {
  const { data, errors } = await api.ask<Data>(as, query)
  if (errors !== undefined || data === null || data === undefined) throw new Error(JSON.stringify(errors))
  return data
}

type Total = { inOrganizationCurrency: object | null; exchangeRate: object | null }
async function totalOf(invoiceNumber: string): Promise<Total | undefined> {
  const { invoices } = await ask<{ invoices: { nodes: { total: Total }[] } }>(
    `{ invoices(where: {invoiceNumber: {eq: "${invoiceNumber}"}}) { nodes { total {
      inOrganizationCurrency { minorUnits currency amount } exchangeRate { rate validFrom } } } } }`,
  )
  return invoices.nodes[0]?.total
}

describe('without a rate', () => {
  test('an amount has no other value, but its own in the own currency', async () => {
    expect(await totalOf('bhd')).toEqual({ inOrganizationCurrency: null, exchangeRate: null })
    expect(await totalOf('eur')).toEqual({
      inOrganizationCurrency: { minorUnits: 5_546_288, currency: 'EUR', amount: '55462.88' },
      exchangeRate: null,
    })
  })
})

describe('exchangeRateSet', () => {
  test('sets a rate from today on, where the organization is', async () => {
    expect(await set({ currency: 'BHD', rate: '2.43910' })).toEqual({
      exchangeRate: { currency: 'BHD', organizationCurrency: 'EUR', rate: '2.4391', validFrom: '2026-03-14' },
      userErrors: [],
    })
    expect(await totalOf('bhd')).toEqual({
      inOrganizationCurrency: { minorUnits: 1_466_868, currency: 'EUR', amount: '14668.68' },
      exchangeRate: { rate: '2.4391', validFrom: '2026-03-14' },
    })
  })

  test('the latest rate that is not of a day to come counts', async () => {
    const rates = [
      ['2026-03-15', '9'],
      ['2026-01-01', '2'],
      ['2025-01-01', '3'],
    ]
    for (const [validFrom, rate] of rates) await set({ currency: 'JPY', rate, validFrom })

    expect(await totalOf('jpy')).toMatchObject({
      inOrganizationCurrency: { minorUnits: 200_000 },
      exchangeRate: { rate: '2', validFrom: '2026-01-01' },
    })
    const on = (day: string) =>
      ask<{ exchangeRates: { currency: string; rate: string }[] }>(
        `{ exchangeRates(on: "${day}") { currency rate } }`,
      )
    expect((await on('2024-12-31')).exchangeRates).toEqual([])
    expect((await on('2025-12-31')).exchangeRates).toEqual([{ currency: 'JPY', rate: '3' }])
    expect((await on('2026-03-15')).exchangeRates).toEqual([
      { currency: 'BHD', rate: '2.4391' },
      { currency: 'JPY', rate: '9' },
    ])
  })

  test('replaces the rate of the same day, and the audit log keeps both', async () => {
    await set({ currency: 'JPY', rate: '0.0061', validFrom: '2026-01-01' })

    expect(await totalOf('jpy')).toMatchObject({ inOrganizationCurrency: { minorUnits: 610 } })
    const [entry] = await api.database.auditEntry.findMany({
      where: { organizationId, action: 'exchangeRateSet' },
      orderBy: { id: 'desc' },
    })
    expect(entry).toMatchObject({
      outcome: 'SUCCEEDED',
      entityType: 'ExchangeRate',
      changes: { currency: 'JPY', validFrom: '2026-01-01', rate: { before: '2', after: '0.0061' } },
    })
  })

  test('is done once under a key', async () => {
    const input = { currency: 'CHF', rate: '1.05', validFrom: '2030-01-01', idempotencyKey: 'once' }
    const first = await set(input)

    expect(await set(input)).toEqual(first)
    expect(await set({ ...input, rate: '1.06' })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    })
  })

  test.each([
    ['nothing', { currency: 'USD', rate: '0.000' }, 'rate'],
    ['less than nothing', { currency: 'USD', rate: '-1' }, 'rate'],
    ['the own currency', { currency: 'EUR', rate: '1' }, 'currency'],
  ])('refuses %s', async (_name, input, field) => {
    expect(await set(input)).toMatchObject({
      exchangeRate: null,
      userErrors: [{ code: 'INVALID', field: ['input', field] }],
    })
  })

  test.each(['1e3', '1,5', '', '1.12345678901'])('takes no rate that is written "%s"', async (rate) => {
    const { errors } = await api.ask(token, SET, { input: { currency: 'USD', rate } })

    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })

  test('is of one organization alone', async () => {
    const { exchangeRates, invoices } = await ask<{ exchangeRates: object[]; invoices: { nodes: object[] } }>(
      '{ exchangeRates { currency } invoices { nodes { total { inOrganizationCurrency { minorUnits } } } } }',
      foreignToken,
    )

    expect(exchangeRates).toEqual([])
    expect(invoices.nodes).toEqual([{ total: { inOrganizationCurrency: null } }])
  })
})

const MONEY = '{ minorUnits currency }'

test('totals are converted beside those per currency, and what has no rate is named', async () => {
  const { invoices } = await ask<{ invoices: object }>(`{ invoices {
    totals { currency total { minorUnits inOrganizationCurrency { minorUnits } } }
    totalsInOrganizationCurrency { currenciesWithoutRate rates { currency rate } totals {
      currency count total ${MONEY} outstanding ${MONEY} overdue ${MONEY} unappliedCredit ${MONEY} } } } }`)

  const euros = (minorUnits: number) => ({ minorUnits, currency: 'EUR' })
  expect(invoices).toEqual({
    totals: [
      {
        currency: 'BHD',
        total: { minorUnits: 6_013_972, inOrganizationCurrency: { minorUnits: 1_466_868 } },
      },
      {
        currency: 'EUR',
        total: { minorUnits: 5_546_288, inOrganizationCurrency: { minorUnits: 5_546_288 } },
      },
      { currency: 'JPY', total: { minorUnits: 1_000, inOrganizationCurrency: { minorUnits: 610 } } },
      { currency: 'USD', total: { minorUnits: -250, inOrganizationCurrency: null } },
    ],
    totalsInOrganizationCurrency: {
      currenciesWithoutRate: ['USD'],
      rates: [
        { currency: 'BHD', rate: '2.4391' },
        { currency: 'JPY', rate: '0.0061' },
      ],
      totals: {
        currency: 'EUR',
        count: 3,
        total: euros(7_013_766),
        outstanding: euros(7_013_766),
        overdue: euros(1_466_868),
        unappliedCredit: euros(0),
      },
    },
  })
})

test('every amount there is can be converted, with one statement for all of them', async () => {
  const IN = '{ inOrganizationCurrency { amount } exchangeRate { rate } }'
  const page = (
    money: string,
    facets: string,
  ) => `{ invoices { nodes { total ${money} amountDue ${money} outstanding ${money}
      unappliedCredit ${money} lineItems { lineTotal ${money} } dispute { amount ${money} } promise { amount ${money} }
      client { receivables { balance ${money} unappliedCredit ${money} byBucket { balance ${money} } } } }
    totals { outstanding ${money} overdue ${money} } aging { amountRemaining ${money} unappliedCredit ${money} }
    facets { currency { amountRemaining ${money} } } ${facets} }
    outreachPreview { totals { outstanding ${money} } } bouncingContacts { totals { outstanding ${money} } } }`
  const countOf = async (query: string) => {
    api.statements.length = 0
    await ask(query)
    return api.statements.length
  }
  await countOf(page('{ minorUnits }', ''))
  const without = await countOf(page('{ minorUnits }', ''))

  expect(await countOf(page(IN, 'totalsInOrganizationCurrency { totals { count } }'))).toBe(without + 1)
})
