import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Random } from '../../src/demo/random.ts'
import { importFile } from '../../src/exchange/import/importFile.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { dayIn } from './expected.ts'
import { readRows } from './ibmRows.ts'

/** Each formula against the same one spelled out over the rows: by loops over days and invoices, with no help of the database. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const data = process.env.DUEGRAPH_DATA ?? join(root, '../shared/data')
const ibm = join(data, 'ar-ibm/WA_Fn-UseC_-Accounts-Receivable.csv')
const isThere = existsSync(ibm)
if (!isThere)
  console.warn(`The receivables of IBM are not at ${data} (DUEGRAPH_DATA): no formula is tested on them.`)

let clock = new Date('2026-04-20T12:00:00Z')
let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ now: () => clock })
})
afterAll(() => api.close())

type Row = {
  currency: string
  total: number
  issued: number
  due: number
  paid: number | null
  voided: number | null
}
type Told = {
  from: string
  to: string
  currency: string
  sales: { minorUnits: number }
  openingReceivables: { minorUnits: number }
  closingReceivables: { minorUnits: number }
  dso: string | null
  bestPossibleDso: string | null
  collectionEffectivenessIndex: string | null
  averageDelayDays: string | null
  turnover: string | null
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const text = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** The figures of a period over invoices whose dates are days already. */
function spelledOut(rows: readonly Row[], from: number, to: number) {
  const owedOn = (day: number) =>
    rows.filter(
      ({ issued, paid, voided }) => issued <= day && (paid ?? day + 1) > day && (voided ?? day + 1) > day,
    )
  const standing = rows.filter(({ issued, voided }) => issued <= to && (voided ?? to + 1) > to)
  const billed = (day: number) =>
    sum(standing.filter(({ issued }) => issued === day).map(({ total }) => total))
  const opening = sum(owedOn(from - 1).map(({ total }) => total))
  const closing = sum(owedOn(to).map(({ total }) => total))
  const current = sum(
    owedOn(to)
      .filter(({ due }) => due >= to)
      .map(({ total }) => total),
  )
  const sales = sum(days(from, to).map(billed))
  const paid = rows.filter(
    (row) => row.paid !== null && row.paid >= from && row.paid <= to && row.voided === null,
  )
  const weight = sum(paid.map(({ total }) => total))
  const delays = sum(paid.map(({ total, due, paid: on }) => total * ((on ?? due) - due)))
  return {
    opening,
    closing,
    sales,
    dso: countedBack(closing, to, billed, Math.min(...rows.map(({ issued }) => issued))),
    bestPossibleDso: sales === 0 ? null : (current / sales) * (to - from + 1),
    collectionEffectivenessIndex:
      opening + sales === current ? null : ((opening + sales - closing) / (opening + sales - current)) * 100,
    averageDelayDays: weight === 0 ? null : delays / weight,
    turnover: opening + closing === 0 ? null : sales / ((opening + closing) / 2),
  }
}

/** Day by day into the past, a month at a time. */
function countedBack(
  owed: number,
  to: number,
  billed: (day: number) => number,
  first: number,
): number | null {
  let [left, counted, day] = [owed, 0, to]
  while (left > 0) {
    const month = [day]
    while (text(month[0] ?? day).slice(8) !== '01') month.unshift((month[0] ?? day) - 1)
    const amount = sum(month.map(billed))
    if (amount >= left) return counted + (month.length * left) / amount
    left -= amount
    counted += month.length
    day = (month[0] ?? day) - 1
    if (day < first) return null
  }
  return counted
}

async function ask(token: string, args: string): Promise<Told[]> {
  const { data: answer, errors } = await api.ask<{ receivablesMetrics: Told[] }>(
    token,
    `{ receivablesMetrics(${args}) { from to currency sales { minorUnits } openingReceivables { minorUnits }
      closingReceivables { minorUnits } dso bestPossibleDso collectionEffectivenessIndex averageDelayDays turnover } }`,
  )
  if (!answer) throw new Error(JSON.stringify(errors))
  return answer.receivablesMetrics
}

function expectSame(told: Told, rows: readonly Row[]): void {
  const [from, to] = [Date.parse(told.from) / 86_400_000, Date.parse(told.to) / 86_400_000]
  const figures = spelledOut(rows, from, to)
  expect(told.openingReceivables.minorUnits).toBe(figures.opening)
  expect(told.closingReceivables.minorUnits).toBe(figures.closing)
  expect(told.sales.minorUnits).toBe(figures.sales)
  for (const name of [
    'dso',
    'bestPossibleDso',
    'collectionEffectivenessIndex',
    'averageDelayDays',
    'turnover',
  ] as const) {
    const [value, wanted] = [told[name], figures[name]]
    if (wanted === null) expect(value, name).toBeNull()
    else expect(Number(value), name).toBeCloseTo(wanted, 3)
  }
}

/** Invoices with instants, many of them right at an hour's end; what has not happened yet by the clock has not. */
function randomInvoices(count: number): Row[] {
  const random = new Random('formulas')
  const start = Date.parse('2026-01-05T00:00:00Z')
  const past = (at: number | null) => (at === null || at > clock.getTime() ? null : at)
  return Array.from({ length: count }, () => {
    const issued = start + random.integer(0, 2_400) * 3_600_000 + random.pick([0, 1, 1_799_999, 3_599_999])
    const paid = past(random.chance(0.7) ? issued + random.integer(0, 1_440) * 3_600_000 : null)
    const voided = past(random.chance(0.15) ? issued + random.integer(1, 200) * 3_600_000 : null)
    return {
      currency: random.pick(['EUR', 'JPY']),
      total: random.integer(100, 90_000),
      issued,
      due: issued + random.integer(0, 30) * 86_400_000,
      paid,
      voided: paid === null ? voided : null,
    }
  })
}

function rowOf({ currency, total, issued, due, paid, voided }: Row) {
  const date = (at: number | null) => (at === null ? null : new Date(at))
  return {
    currency,
    total: BigInt(total),
    amountPaid: paid === null ? 0n : BigInt(total),
    issueDate: date(issued),
    dueDate: date(due),
    paidDate: date(paid),
    voidedAt: date(voided),
  }
}

function inDays(row: Row, timezone: string): Row {
  const day = (at: number | null) => (at === null ? null : dayIn(timezone, at))
  const dates = { issued: dayIn(timezone, row.issued), due: dayIn(timezone, row.due) }
  return { ...row, ...dates, paid: day(row.paid), voided: day(row.voided) }
}

describe.each(['Europe/Berlin', 'America/New_York'])('in %s', (timezone) => {
  test('every figure of every period is the one spelled out, in two currencies, across a change of the clock', async () => {
    const ledger = createLedger(api.database)
    const organization = await ledger.organization({ timezone })
    const token = await api.tokenOf((await ledger.user([organization])).id)
    const rows: Row[] = []
    for (const invoice of randomInvoices(150)) {
      await ledger.invoice(organization, rowOf(invoice))
      rows.push(inDays(invoice, timezone))
    }
    for (const interval of ['WEEK', 'MONTH', 'QUARTER', 'YEAR']) {
      const told = await ask(token, `from: "2026-01-08", to: "2026-04-19", interval: ${interval}`)
      expect(told.length).toBeGreaterThan(1)
      for (const period of told)
        expectSame(
          period,
          rows.filter(({ currency }) => currency === period.currency),
        )
    }
  }, 120_000)
})

describe.skipIf(!isThere)('on the receivables of IBM', () => {
  test('late counts, delays and every figure come out as its files have them', async () => {
    clock = new Date('2014-02-01T12:00:00Z')
    const ledger = createLedger(api.database)
    const organization = await ledger.organization({ timezone: 'America/New_York', currency: 'USD' })
    const token = await api.tokenOf((await ledger.user([organization])).id)
    await importFile(api.database, {
      file: ibm,
      organizationId: organization.id,
      source: 'ibm',
      format: 'csv',
      mapping: join(root, 'mappings/ar-ibm.json'),
      report: () => {},
    })
    const rows = await readRows(ibm)
    // As published: 2,466 invoices, 877 of them late.
    expect(rows).toHaveLength(2_466)
    expect(rows.filter(({ due, paid }) => paid > due)).toHaveLength(877)

    const told = await ask(token, 'from: "2012-02-01", to: "2014-01-31", interval: MONTH')
    expect(told).toHaveLength(24)
    for (const period of told) expectSame(period, rows)

    const { data: parties, errors: faults } = await api.ask<{
      parties: { nodes: { name: string; receivables: { averageDelayDays: string }[] }[] }
    }>(
      token,
      '{ parties(first: 100, where: { not: { name: { eq: "Nordlicht Handel" } } }) { nodes { name receivables { averageDelayDays } } } }',
    )
    expect(faults).toBeUndefined()
    expect(parties?.parties.nodes).toHaveLength(100)
    for (const { name, receivables } of parties?.parties.nodes ?? []) {
      const own = rows.filter(({ customer }) => customer === name)
      const delay =
        sum(own.map(({ total, paid, due }) => total * (paid - due))) / sum(own.map(({ total }) => total))
      expect(Number(receivables[0]?.averageDelayDays)).toBeCloseTo(delay, 3)
    }
    for (const day of ['2012-06-30', '2013-03-10', '2013-12-31']) {
      const at = Date.parse(day) / 86_400_000
      const open = rows.filter(({ issued, paid }) => issued <= at && paid > at)
      const { data: aging } = await api.ask<{ receivablesAging: { totals: object[] } }>(
        token,
        `{ receivablesAging(asOf: "${day}") { totals { count outstanding { minorUnits } overdue { minorUnits } } } }`,
      )
      const late = open.filter(({ due }) => due < at)
      expect(aging?.receivablesAging.totals).toEqual([
        {
          count: open.length,
          outstanding: { minorUnits: sum(open.map(({ total }) => total)) },
          overdue: { minorUnits: sum(late.map(({ total }) => total)) },
        },
      ])
    }
  }, 120_000)
})
