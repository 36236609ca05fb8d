import { expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const company = useCompany()
const DAY = 86_400_000
const NOW = Date.parse('2026-03-13T11:00:00Z')
const daysAgo = (days: number) => new Date(NOW - days * DAY)

type Node = { currency: string; party: { name: string } | null; outstanding: { minorUnits: number } }
type Page = {
  totalCount: number
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}

const PAGE =
  'totalCount nodes { currency party { name } outstanding { minorUnits } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'

async function page(args: string): Promise<Page> {
  const { data, errors } = await company.api.ask<{ receivablesAging: Page }>(
    company.token,
    `{ receivablesAging(${args}) { ${PAGE} } }`,
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return data.receivablesAging
}

async function readForwards(size: number, filter: string): Promise<Node[]> {
  const read: Node[] = []
  for (let after = ''; ; ) {
    const { nodes, pageInfo } = await page(`first: ${size}${after}${filter}`)
    expect(pageInfo.hasPreviousPage).toBe(read.length > 0)
    read.push(...nodes)
    if (!pageInfo.hasNextPage) return read
    after = `, after: "${pageInfo.endCursor}"`
  }
}

async function readBackwards(size: number, filter: string): Promise<Node[]> {
  const read: Node[] = []
  for (let before = ''; ; ) {
    const { nodes, pageInfo } = await page(`last: ${size}${before}${filter}`)
    expect(pageInfo.hasNextPage).toBe(read.length > 0)
    read.unshift(...nodes)
    if (!pageInfo.hasPreviousPage) return read
    before = `, before: "${pageInfo.startCursor}"`
  }
}

const codeOf = async (document: string) => {
  const { errors } = await company.api.ask(company.token, document)
  return errors?.[0]?.extensions?.code
}

test('pages joined are the whole list, ties and the party that nobody knows included, forwards and backwards', async () => {
  for (let index = 0; index < 11; index++) {
    const party =
      index === 10 ? null : await company.ledger.party(company.organization, { name: `Party ${index}` })
    for (const currency of ['EUR', 'JPY', 'USD']) {
      await company.ledger.invoice(company.organization, {
        targetPartyId: party?.id ?? null,
        currency,
        // Four amounts only: many owe the same.
        total: BigInt(100 * (1 + (index % 4))),
        issueDate: daysAgo(90),
        dueDate: daysAgo(60 - index),
        createdAt: daysAgo(90),
      })
    }
  }
  for (const [filter, count] of [
    ['', 33],
    [', asOf: "2026-03-01"', 33],
    [', where: { currency: { eq: "JPY" } }', 11],
  ] as const) {
    const whole = await page(`first: 100${filter}`)
    expect(whole.nodes).toHaveLength(count)
    expect(whole.totalCount).toBe(count)
    expect(whole.nodes.filter(({ party }) => party === null)).toHaveLength(count / 11)
    const keys = whole.nodes.map(({ currency, outstanding }) => [currency, -outstanding.minorUnits] as const)
    expect(keys).toEqual(keys.toSorted(([a, x], [b, y]) => (a === b ? x - y : a < b ? -1 : 1)))
    for (const size of [1, 4, 7]) {
      expect(await readForwards(size, filter)).toEqual(whole.nodes)
      expect(await readBackwards(size, filter)).toEqual(whole.nodes)
    }
    expect((await page(`first: 3, offset: 5${filter}`)).nodes).toEqual(whole.nodes.slice(5, 8))
  }
})

test('a cursor of another ageing is refused', async () => {
  const { pageInfo } = await page('first: 1')
  for (const args of [
    'groupBy: TAG',
    'asOf: "2026-03-01"',
    'basis: ISSUE_DATE',
    'edges: [1]',
    'where: { total: { gt: 1 } }',
  ]) {
    const document = `{ receivablesAging(${args}, after: "${pageInfo.endCursor}") { totalCount } }`
    expect(await codeOf(document), args).toBe('INVALID_CURSOR')
  }
})

test('a day that has not come, edges that fall, and periods without end are refused', async () => {
  for (const document of [
    '{ receivablesAging(asOf: "2026-03-14") { totalCount } }',
    '{ receivablesAging(edges: [30, 30]) { totalCount } }',
    '{ receivablesAging(edges: [0]) { totalCount } }',
    '{ receivablesMetrics(from: "2026-03-01", to: "2026-03-14") { dso } }',
    '{ receivablesMetrics(from: "2026-03-02", to: "2026-03-01") { dso } }',
    '{ receivablesMetrics(from: "2020-03-02", to: "2026-03-01", interval: WEEK) { dso } }',
    '{ cashForecast(horizonDays: 0) { from } }',
    '{ cashForecast(horizonDays: 366) { from } }',
  ]) {
    expect(await codeOf(document), document).toBe('BAD_USER_INPUT')
  }
})

test('the day is over when it is where the organization is', async () => {
  // Noon in Berlin on the 13th: it is still the 13th everywhere west of it, and that day may be asked for.
  expect((await page('asOf: "2026-03-13"')).totalCount).toBe(33)
  expect((await page('asOf: "0001-01-01"')).totalCount).toBe(0)
})

test('a draft that was given up never stood, whatever day it was to be dated', async () => {
  const draft = { currency: 'CHF', workflowStatus: 'CANCELLED' as const, total: 700n, issueDate: daysAgo(20) }
  await company.ledger.invoice(company.organization, {
    ...draft,
    cancelledAt: daysAgo(5),
    createdAt: daysAgo(21),
  })
  expect((await page('asOf: "2026-03-01", where: { currency: { eq: "CHF" } }')).totalCount).toBe(0)
})
