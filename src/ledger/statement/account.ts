import { type Day, localDay, startOfDay } from '../../graph/calendar/day.ts'
import { AGING_BUCKETS, type AgingBucket } from '../invoice/rules.ts'
import { booksOf } from './books.ts'
import { type Entry, type EntryKind, type Item, openAt } from './entry.ts'
import type { Facts } from './facts.ts'
import { invoiceItem } from './invoiceItem.ts'
import { paymentItem } from './paymentItem.ts'

export type Movement = {
  day: Day
  kind: EntryKind
  number: string | null
  text: string
  amount: bigint
  balance: bigint
}

export type OpenItem = {
  kind: Item['kind']
  number: string | null
  day: Day
  dueDay: Day | null
  amount: bigint
  /** Below zero it is credit. */
  remaining: bigint
  overdueDays: number | null
}

/** What a party owes in one currency: at the beginning, day by day, and at the end. */
export type Account = {
  currency: string
  opening: bigint
  movements: Movement[]
  closing: bigint
  openItems: OpenItem[]
  /** What the open items owe. */
  outstanding: bigint
  /** What of credit notes and payments is for nothing yet, above zero. */
  unapplied: bigint
  aging: { bucket: AgingBucket; count: number; amount: bigint }[]
}

export type Period = { from: Day; to: Day; timezone: string }

/** The accounts of a party by currency. One in which nothing happened and nothing is open is left out. */
export function accountsOf(facts: Facts, period: Period): Account[] {
  const books = booksOf(facts)
  const items = [
    ...[...books.invoices.values()]
      .filter(({ isOwn }) => isOwn)
      .map((invoice) => invoiceItem(books, invoice)),
    ...facts.payments.filter(({ isOwn }) => isOwn).map((payment) => paymentItem(books, payment)),
  ]
  return [...Map.groupBy(items, ({ currency }) => currency)]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, own]) => accountOf(currency, own, period))
    .filter(({ opening, movements, openItems }) => opening !== 0n || movements.length + openItems.length > 0)
}

function accountOf(currency: string, items: readonly Item[], period: Period): Account {
  const begin = startOfDay(period.from, period.timezone).getTime()
  const end = startOfDay(period.to + 1, period.timezone).getTime()
  const shown = items.flatMap(({ number, entries }) =>
    entries.filter(({ at, isShown }) => isShown && at < end).map((entry) => ({ ...entry, number })),
  )
  const opening = sumOf(shown.filter(({ at }) => at < begin))
  const during = shown.filter(({ at, amount }) => at >= begin && amount !== 0n)
  const movements = movementsOf(during, opening, period.timezone)
  const openItems = items.flatMap((item) => openItemOf(item, end, period)).sort(byDay)
  const owed = openItems.filter(({ remaining }) => remaining > 0n)
  const outstanding = owed.reduce((sum, { remaining }) => sum + remaining, 0n)
  const unapplied = openItems.reduce((sum, { remaining }) => (remaining < 0n ? sum - remaining : sum), 0n)
  const closing = movements.at(-1)?.balance ?? opening
  return { currency, opening, movements, closing, openItems, outstanding, unapplied, aging: agingOf(owed) }
}

function movementsOf(
  entries: readonly (Entry & { number: string | null })[],
  opening: bigint,
  timezone: string,
): Movement[] {
  let balance = opening
  // Sorting is stable: what happened at one instant stays in the order in which it followed from each other.
  return entries
    .toSorted((left, right) => left.at - right.at)
    .map(({ at, kind, number, text, amount }) => {
      balance += amount
      return { day: localDay(new Date(at), timezone), kind, number, text, amount, balance }
    })
}

function openItemOf(item: Item, end: number, { to, timezone }: Period): OpenItem[] {
  const remaining = openAt(item, end)
  if (remaining === 0n) return []
  const dueDay = item.dueAt === null ? null : localDay(new Date(item.dueAt), timezone)
  const overdueDays = dueDay === null || remaining < 0n ? null : to - dueDay
  const { kind, number, amount, at } = item
  return [{ kind, number, day: localDay(new Date(at), timezone), dueDay, amount, remaining, overdueDays }]
}

function byDay(left: OpenItem, right: OpenItem): number {
  return left.day - right.day
}

function agingOf(owed: readonly OpenItem[]): Account['aging'] {
  return AGING_BUCKETS.map((bucket) => {
    const own = owed.filter(({ overdueDays }) => bucketOf(overdueDays ?? 0) === bucket)
    return { bucket, count: own.length, amount: own.reduce((sum, { remaining }) => sum + remaining, 0n) }
  })
}

function bucketOf(days: number): AgingBucket {
  if (days <= 0) return 'CURRENT'
  if (days <= 30) return 'DAYS_1_30'
  if (days <= 60) return 'DAYS_31_60'
  return days <= 90 ? 'DAYS_61_90' : 'OVER_90'
}

function sumOf(entries: readonly Entry[]): bigint {
  return entries.reduce((sum, { amount }) => sum + amount, 0n)
}
