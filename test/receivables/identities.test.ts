import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Random } from '../../src/demo/random.ts'
import { formatDay, startOfDay } from '../../src/graph/calendar/day.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { type Book, type Entry, happen, type Payment } from './book.ts'
import { type Asked, type Expected, expectedAging } from './expected.ts'
import { movementsOf } from './movements.ts'
import { store } from './store.ts'

/**
 * Books that are written day by day with a moving clock, over the days on which clocks change, in two timezones and two
 * currencies: thousands of invoices, each with a history of its own. What is told of each day on the day itself, what is told
 * of it afterwards, and what is worked out from what happened is all the same.
 */
const HISTORIES = Number(process.env.HISTORIES ?? 20)
const FIRST = Date.parse('2026-02-27T00:00:00Z') / 86_400_000
const LAST = Date.parse('2026-04-02T00:00:00Z') / 86_400_000
const EDGES = [7, 14, 21]

let clock = new Date('2026-02-27T12:00:00Z')
let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ now: () => clock })
})
afterAll(() => api.close())

type Money = { minorUnits: number }
type Group = {
  currency: string
  party: { uid: string } | null
  assignee: { uid: string } | null
  count: number
  outstanding: Money
  overdue: Money
  unappliedCredit: Money
  unappliedPayments: Money
  buckets: { count: number; amount: Money }[]
}
type Period = {
  from: string
  to: string
  currency: string
  openingReceivables: Money
  closingReceivables: Money
}
type Aging = { asOf: string; totalCount: number; nodes: Group[]; totals: Group[] }

const SUMS = `currency party { uid } assignee { uid } count outstanding { minorUnits } overdue { minorUnits }
  unappliedCredit { minorUnits } unappliedPayments { minorUnits } buckets { count amount { minorUnits } }`

async function askAging(token: string, args: string): Promise<Aging> {
  const { data, errors } = await api.ask<{ receivablesAging: Aging }>(
    token,
    `{ receivablesAging(first: 100, edges: [${EDGES}], ${args}) { asOf totalCount nodes { ${SUMS} } totals { ${SUMS} } } }`,
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return data.receivablesAging
}

/** The answer in the words of the expectation. */
function toldBy(groups: readonly Group[], keyOf: (group: Group) => string | null): Map<string, Expected> {
  return new Map(
    groups.map((group) => [
      `${group.currency} ${keyOf(group)}`,
      {
        outstanding: group.outstanding.minorUnits,
        overdue: group.overdue.minorUnits,
        unappliedCredit: group.unappliedCredit.minorUnits,
        unappliedPayments: group.unappliedPayments.minorUnits,
        count: group.count,
        amounts: group.buckets.map(({ amount }) => amount.minorUnits),
        counts: group.buckets.map(({ count }) => count),
      },
    ]),
  )
}

/** All that happens on one day. */
function liveThrough(random: Random, book: Book, from: number, to: number) {
  const changed = { entries: new Set<Entry>(), payments: new Set<Payment>() }
  for (let step = 0; step < HISTORIES; step++) {
    const { entries, payments } = happen(random, book, from, to)
    for (const entry of entries) changed.entries.add(entry)
    for (const payment of payments) changed.payments.add(payment)
  }
  return changed
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
const inOrder = (groups: Map<string, Expected>) =>
  [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1))

describe.each(['Europe/Berlin', 'America/New_York'])('books kept in %s', (timezone) => {
  const random = new Random(20_260_329)
  const book: Book = { entries: [], payments: [], parties: [], assignees: [] }
  const remembered = new Map<number, Aging>()
  const remainingOn = new Map<number, number>()
  let token: string
  let organization: { id: string; timezone: string }

  beforeAll(async () => {
    const ledger = createLedger(api.database)
    const made = await ledger.organization({ timezone })
    organization = made
    const users = [await ledger.user([made]), await ledger.user([made])]
    book.assignees = users.map(({ id }) => id)
    for (let party = 0; party < 30; party++)
      book.parties.push((await ledger.party(made, { name: `P${party}` })).id)
    token = await api.tokenOf(book.assignees[0] ?? '')
    for (let day = FIRST; day <= LAST; day++) {
      const [from, to] = [startOfDay(day, timezone).getTime(), startOfDay(day + 1, timezone).getTime() - 1]
      await store(api.database, organization, book, liveThrough(random, book, from, to))
      clock = new Date(to)
      remembered.set(day, await askAging(token, 'groupBy: PARTY'))
      const [row] = await api.database.$queryRaw<{ remaining: bigint }[]>`
        select coalesce(sum(amount_remaining), 0)::bigint as remaining from invoice
        where organization_id = ${organization.id}::uuid and standing in ('SENT', 'PARTIALLY_PAID', 'DISPUTED')`
      remainingOn.set(day, Number(row?.remaining ?? 0n))
    }
  }, 600_000)

  const asked = (day: number, basis: Asked['basis'] = 'DUE_DATE'): Asked => ({
    day,
    timezone,
    edges: EDGES,
    basis,
  })
  const byParty = {
    entry: ({ partyId }: Entry) => partyId,
    payment: ({ partyId }: Payment) => partyId,
  }
  const inAll = { entry: () => null, payment: () => null }

  test('the figures of a day are those worked out from what happened', () => {
    for (const [day, aging] of remembered) {
      expect(aging.asOf).toBe(formatDay(day))
      const told = toldBy(aging.nodes, ({ party }) => party?.uid ?? null)
      expect(inOrder(told), formatDay(day)).toEqual(inOrder(expectedAging(book, asked(day), byParty)))
      expect(aging.totalCount).toBe(told.size)
      const totals = toldBy(aging.totals, () => null)
      expect(inOrder(totals)).toEqual(inOrder(expectedAging(book, asked(day), inAll)))
    }
  })

  test('what is told of a day afterwards is what was told on it', async () => {
    for (const [day, aging] of remembered) {
      if (day === LAST) continue
      expect(await askAging(token, `groupBy: PARTY, asOf: "${formatDay(day)}"`)).toEqual(aging)
    }
  })

  test('as of today is now', async () => {
    expect(await askAging(token, `groupBy: PARTY, asOf: "${formatDay(LAST)}"`)).toEqual(remembered.get(LAST))
    clock = new Date(clock.getTime() + 3_600_000)
    const told = await askAging(token, `groupBy: PARTY, asOf: "${formatDay(LAST)}"`)
    // It is tomorrow by now, so that this was rebuilt from what happened.
    expect(told).toEqual(remembered.get(LAST))
    clock = new Date(clock.getTime() - 3_600_000)
  })

  test('the buckets add up to what is outstanding, and that is what remains', () => {
    for (const [day, { nodes, totals }] of remembered) {
      for (const group of [...nodes, ...totals]) {
        expect(sum(group.buckets.map(({ amount }) => amount.minorUnits))).toBe(group.outstanding.minorUnits)
        expect(sum(group.buckets.map(({ count }) => count))).toBe(group.count)
        expect(group.outstanding.minorUnits).toBeGreaterThanOrEqual(0)
      }
      const outstanding = sum(totals.map((group) => group.outstanding.minorUnits))
      expect(sum(nodes.map((group) => group.outstanding.minorUnits))).toBe(outstanding)
      expect(outstanding).toBe(remainingOn.get(day))
    }
  })

  test('what was open at the beginning and what moved is what was open at the end', async () => {
    const owedOn = (day: number, currency: string) =>
      remembered.get(day)?.totals.find((group) => group.currency === currency)?.outstanding.minorUnits ?? 0
    const { data } = await api.ask<{ receivablesMetrics: Period[] }>(
      token,
      `{ receivablesMetrics(from: "${formatDay(FIRST + 1)}", to: "${formatDay(LAST)}", interval: WEEK) { from to currency
        openingReceivables { minorUnits } closingReceivables { minorUnits } } }`,
    )
    expect(data?.receivablesMetrics).toHaveLength(2 * 6)
    for (const { from, to, currency, openingReceivables, closingReceivables } of data?.receivablesMetrics ??
      []) {
      const [first, last] = [Date.parse(from) / 86_400_000, Date.parse(to) / 86_400_000]
      expect(openingReceivables.minorUnits).toBe(owedOn(first - 1, currency))
      expect(closingReceivables.minorUnits).toBe(owedOn(last, currency))
      const entries = book.entries.filter((entry) => entry.currency === currency)
      const moved = movementsOf(entries, { timezone, first, last })
      expect(openingReceivables.minorUnits + moved).toBe(closingReceivables.minorUnits)
    }
  })

  test.each(['ISSUE_DATE', 'DUE_DATE'] as const)('by person in charge and %s', async (basis) => {
    for (const day of [FIRST + 3, FIRST + 17, LAST - 1]) {
      const args = `groupBy: ASSIGNEE, basis: ${basis}, asOf: "${formatDay(day)}"`
      const { nodes } = await askAging(token, args)
      const byAssignee = { entry: ({ assigneeId }: Entry) => assigneeId, payment: () => null }
      const told = toldBy(nodes, ({ assignee }) => assignee?.uid ?? null)
      expect(inOrder(told)).toEqual(inOrder(expectedAging(book, asked(day, basis), byAssignee)))
    }
  })

  test('there were as many histories as there were to be', () => {
    expect(book.entries.length).toBeGreaterThan(HISTORIES * 8)
    expect(book.entries.flatMap(({ events }) => events).length).toBeGreaterThan(HISTORIES * 5)
  })
})
