import { expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const company = useCompany()
const DAY = 86_400_000
const NOW = Date.parse('2026-03-13T11:00:00Z')
const daysAgo = (days: number) => new Date(NOW - days * DAY)

type Receivables = Record<string, unknown> & { currency: string }
const FIELDS = `currency openCount balance { minorUnits } outstanding { minorUnits } overdue { minorUnits } unapplied { minorUnits }
  unappliedCredit { minorUnits } unappliedPayments { minorUnits } averageDelayDays promiseReliability creditLimitUsed byBucket { bucket count }`

async function party(name: string) {
  const made = await company.ledger.party(company.organization, { name })
  const invoice = (data: Parameters<typeof company.ledger.invoice>[1]) =>
    company.ledger.invoice(company.organization, { targetPartyId: made.id, ...data })
  return { id: made.id, invoice }
}

async function receivablesOf(id: string): Promise<Receivables[]> {
  const { data, errors } = await company.api.ask<{ party: { receivables: Receivables[] } }>(
    company.token,
    `{ party(by: { uid: "${id}" }) { receivables { ${FIELDS} } } }`,
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return data.party.receivables
}

const cents = (minorUnits: number) => ({ minorUnits })

test('what a party owes, has to its credit, promised and paid late stands per currency', async () => {
  const { id, invoice } = await party('All of it')
  await invoice({ total: 10_000n, dueDate: daysAgo(40) })
  await invoice({ total: -3_000n })
  // 10 days late on 100.00 and 20 days early on 300.00.
  await invoice({ total: 10_000n, amountPaid: 10_000n, dueDate: daysAgo(50), paidDate: daysAgo(40) })
  await invoice({ total: 30_000n, amountPaid: 30_000n, dueDate: daysAgo(30), paidDate: daysAgo(50) })
  const promised = await invoice({ total: 500n, currency: 'USD', dueDate: daysAgo(-5) })
  const { database } = company.api
  const organizationId = company.organization.id
  const promise = (on: Date, fulfilledOn: Date | null, replaced: Date | null = null) =>
    database.promiseToPay.create({
      data: {
        organizationId,
        invoiceId: promised.id,
        promisedOn: on,
        fulfilledOn,
        supersededAt: replaced,
        recordedAt: daysAgo(30),
      },
    })
  // Kept, fulfilled a day late, broken and then replaced, replaced in time, and running.
  await promise(daysAgo(20), daysAgo(21), daysAgo(15))
  await promise(daysAgo(10), daysAgo(9), daysAgo(8))
  await promise(daysAgo(5), null, daysAgo(4))
  await promise(daysAgo(2), null, daysAgo(3))
  await promise(daysAgo(-3), null)
  await database.payment.create({
    data: {
      organizationId,
      partyId: id,
      amount: 700n,
      currency: 'EUR',
      status: 'PENDING_MATCH',
      receivedAt: daysAgo(2),
    },
  })
  await database.payment.create({
    data: {
      organizationId,
      partyId: id,
      amount: 900n,
      currency: 'EUR',
      status: 'FAILED',
      receivedAt: daysAgo(2),
    },
  })
  const change = await company.change<{ party: object | null; userErrors: { code: string }[] }>(
    `mutation ($input: PartyUpdateInput!) { partyUpdate(input: $input) { party { creditLimit { minorUnits currency } } userErrors { code } } }`,
    { partyId: company.idOf('Party', id), creditLimit: { minorUnits: 40_000, currency: 'EUR' } },
  )
  expect(change).toEqual({ party: { creditLimit: { minorUnits: 40_000, currency: 'EUR' } }, userErrors: [] })

  expect(await receivablesOf(id)).toEqual([
    {
      currency: 'EUR',
      openCount: 1,
      balance: cents(10_000),
      outstanding: cents(10_000),
      overdue: cents(10_000),
      unapplied: cents(3_700),
      unappliedCredit: cents(3_000),
      unappliedPayments: cents(700),
      averageDelayDays: '-12.5000',
      promiseReliability: null,
      creditLimitUsed: '0.2500',
      byBucket: [{ bucket: 'DAYS_31_60', count: 1 }],
    },
    {
      currency: 'USD',
      openCount: 1,
      balance: cents(500),
      outstanding: cents(500),
      overdue: cents(0),
      unapplied: cents(0),
      unappliedCredit: cents(0),
      unappliedPayments: cents(0),
      averageDelayDays: null,
      promiseReliability: '0.3333',
      creditLimitUsed: null,
      byBucket: [{ bucket: 'CURRENT', count: 1 }],
    },
  ])
})

test('a limit below zero is refused, and null takes it away', async () => {
  const { id } = await party('Limited')
  const update = (creditLimit: object | null) =>
    company.change<{ party: { creditLimit: object | null } | null; userErrors: object[] }>(
      `mutation ($input: PartyUpdateInput!) { partyUpdate(input: $input) { party { creditLimit { amount } } userErrors { code field } } }`,
      { partyId: company.idOf('Party', id), creditLimit },
    )
  expect(await update({ minorUnits: -1, currency: 'EUR' })).toMatchObject({
    party: null,
    userErrors: [{ code: 'INVALID', field: ['input', 'creditLimit', 'minorUnits'] }],
  })
  expect((await update({ minorUnits: 5, currency: 'JPY' }))?.party).toEqual({ creditLimit: { amount: '5' } })
  expect((await update(null))?.party).toEqual({ creditLimit: null })
})

test('parties are sorted by what they owe and how late they pay, and picked by it', async () => {
  const names = ['S1', 'S2', 'S3', 'S4']
  for (const [index, name] of names.entries()) {
    const { invoice } = await party(name)
    if (index < 3) await invoice({ total: BigInt(1_000 * (3 - index)), dueDate: daysAgo(10 * index - 5) })
    await invoice({ total: 100n, amountPaid: 100n, dueDate: daysAgo(30), paidDate: daysAgo(30 - index) })
  }
  const ask = async (args: string, page = 'first: 100') => {
    const { data, errors } = await company.api.ask<{
      parties: { nodes: { name: string }[]; pageInfo: { endCursor: string } }
    }>(company.token, `{ parties(${page}, search: "S", ${args}) { nodes { name } pageInfo { endCursor } } }`)
    if (!data) throw new Error(JSON.stringify(errors))
    return {
      ...data.parties,
      names: data.parties.nodes.map((node) => node.name).filter((name) => names.includes(name)),
    }
  }
  expect((await ask('orderBy: [{ field: OUTSTANDING, direction: DESC }]')).names).toEqual([
    'S1',
    'S2',
    'S3',
    'S4',
  ])
  expect((await ask('orderBy: [{ field: OUTSTANDING }]')).names).toEqual(['S3', 'S2', 'S1', 'S4'])
  expect((await ask('orderBy: [{ field: OUTSTANDING, nulls: FIRST }]')).names).toEqual([
    'S4',
    'S3',
    'S2',
    'S1',
  ])
  expect((await ask('orderBy: [{ field: AVERAGE_DELAY_DAYS, direction: DESC }]')).names).toEqual([
    'S4',
    'S3',
    'S2',
    'S1',
  ])
  const joined: string[] = []
  let after = ''
  for (let pages = 0; pages < 4; pages++) {
    const page = await ask(`orderBy: [{ field: OUTSTANDING, direction: DESC }]${after}`, 'first: 1')
    joined.push(...page.names)
    after = `, after: "${page.pageInfo.endCursor}"`
  }
  expect(joined).toEqual(['S1', 'S2', 'S3', 'S4'])
  expect((await ask('where: { balance: { gte: 2000 } }')).names).toEqual(['S1', 'S2'])
  expect((await ask('where: { overdue: { gt: 0 } }')).names).toEqual(['S2', 'S3'])
  expect((await ask('where: { averageDelayDays: { gt: "0.5", lt: "2.5" } }')).names).toEqual(['S2', 'S3'])
  expect((await ask('where: { not: { averageDelayDays: { gt: "0.5" } } }')).names).toEqual(['S1'])
})

test('what is owed is expected when it is promised, else by how late the party pays', async () => {
  const { invoice } = await party('Forecast')
  await invoice({
    currency: 'SEK',
    total: 100n,
    amountPaid: 100n,
    dueDate: daysAgo(40),
    paidDate: daysAgo(36),
  })
  await invoice({ currency: 'SEK', total: 1_000n, dueDate: daysAgo(-10) })
  await invoice({ currency: 'SEK', total: 2_000n, dueDate: daysAgo(30) })
  await invoice({ currency: 'SEK', total: 4_000n, dueDate: daysAgo(-100) })
  await invoice({ currency: 'SEK', total: 8_000n, dueDate: null })
  const promised = await invoice({ currency: 'SEK', total: 16_000n, dueDate: daysAgo(20) })
  await company.api.database.promiseToPay.create({
    data: {
      organizationId: company.organization.id,
      invoiceId: promised.id,
      promisedOn: daysAgo(-7),
      amount: 6_000n,
      recordedAt: daysAgo(1),
    },
  })
  const { data } = await company.api.ask<{ cashForecast: { days: Receivables[]; totals: Receivables[] } }>(
    company.token,
    `{ cashForecast(horizonDays: 30) { through days { date currency invoiceCount expected { minorUnits } promised { minorUnits } }
      totals { currency expected { minorUnits } promised { minorUnits } late { minorUnits } later { minorUnits }
        undated { minorUnits } outstanding { minorUnits } } } }`,
  )
  const { days, totals } = data?.cashForecast ?? { days: [], totals: [] }
  // Due on the 23rd, and the party is four days late on the average.
  expect(days.filter(({ currency }) => currency === 'SEK')).toEqual([
    { date: '2026-03-20', currency: 'SEK', invoiceCount: 1, expected: cents(6_000), promised: cents(6_000) },
    { date: '2026-03-27', currency: 'SEK', invoiceCount: 1, expected: cents(1_000), promised: cents(0) },
  ])
  expect(totals.find(({ currency }) => currency === 'SEK')).toEqual({
    currency: 'SEK',
    expected: cents(7_000),
    promised: cents(6_000),
    late: cents(12_000),
    later: cents(4_000),
    undated: cents(8_000),
    outstanding: cents(31_000),
  })
})
