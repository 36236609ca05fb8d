import { withApi } from './askInProcess.ts'
import { readLedgerOptions } from './compare/options.ts'

/**
 * What an ageing of a whole ledger costs, now and as of days in the past, by each grouping. In this process, without a server
 * in front; the least and the median of some rounds: `npm run bench:aging -- [--invoices N]`, with DATABASE_URL or without.
 */
const ROUNDS = 7
const DAY = 86_400_000

const ledger = readLedgerOptions({ invoices: '20000', organizations: '1', weight: '1' })
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10)

const GROUP = `currency count outstanding { minorUnits } overdue { minorUnits } unappliedCredit { minorUnits }
  unappliedPayments { minorUnits } buckets { label count amount { minorUnits } }`
const aging = (args: string, more = '') =>
  `{ receivablesAging(first: 20, ${args}) { totalCount nodes { party { name } ${GROUP} } ${more} } }`
const metrics = (months: number) =>
  `{ receivablesMetrics(from: "${daysAgo(months * 30)}", to: "${daysAgo(0)}", interval: MONTH) { from dso } }`

const CASES = {
  'by party, now': aging('groupBy: PARTY'),
  'by party, 30 days ago': aging(`groupBy: PARTY, asOf: "${daysAgo(30)}"`),
  'by party, 90 days ago': aging(`groupBy: PARTY, asOf: "${daysAgo(90)}"`),
  'by party, 400 days ago': aging(`groupBy: PARTY, asOf: "${daysAgo(400)}"`),
  'by party, 90 days ago, by issue date': aging(`groupBy: PARTY, basis: ISSUE_DATE, asOf: "${daysAgo(90)}"`),
  'by currency, now': aging('groupBy: CURRENCY'),
  'by assignee, now': aging('groupBy: ASSIGNEE'),
  'by tag, now': aging('groupBy: TAG'),
  'by party with totals, now': aging('groupBy: PARTY', 'totals { currency outstanding { minorUnits } }'),
  'parties that owe the most': `{ parties(first: 20, orderBy: [{ field: OUTSTANDING, direction: DESC }]) {
    nodes { name receivables { currency outstanding { minorUnits } averageDelayDays } } } }`,
  'metrics of three months': metrics(3),
  'forecast of 90 days': '{ cashForecast(horizonDays: 90) { totals { currency expected { minorUnits } } } }',
}

await withApi(ledger, async (ask) => {
  for (const [name, document] of Object.entries(CASES)) {
    // Once for the connection and the plan.
    await ask(document)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const begin = performance.now()
      await ask(document)
      times.push(performance.now() - begin)
    }
    const sorted = times.toSorted((left, right) => left - right)
    const [least = Number.NaN, median = Number.NaN] = [sorted[0], sorted[Math.floor(ROUNDS / 2)]]
    console.log(`${name.padEnd(38)} least ${least.toFixed(1)} ms, median ${median.toFixed(1)} ms`)
  }
})
