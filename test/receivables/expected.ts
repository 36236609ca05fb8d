import type { Book, Entry, Event, Payment } from './book.ts'

/** The day of an instant on a wall calendar, counted from 1970, by the platform's own calendar. */
export function dayIn(timezone: string, instant: number): number {
  const name = `${timezone} ${instant}`
  const day = days.get(name) ?? Date.parse(formatIn(timezone).format(instant)) / 86_400_000
  days.set(name, day)
  return day
}

const days = new Map<string, number>()
const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timezone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timezone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' })
  formats.set(timezone, format)
  return format
}

export type Asked = {
  day: number
  timezone: string
  edges: readonly number[]
  basis: 'DUE_DATE' | 'ISSUE_DATE'
}
export type Expected = {
  outstanding: number
  overdue: number
  unappliedCredit: number
  unappliedPayments: number
  count: number
  amounts: number[]
  counts: number[]
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** Told forwards, from what happened: what counted at the end of the day. */
function balanceOn(book: Book, entry: Entry, { day, timezone }: Pick<Asked, 'day' | 'timezone'>): number {
  const by = (instant: number | null) => instant !== null && dayIn(timezone, instant) <= day
  if (!by(entry.issuedAt) || by(entry.voidedAt) || by(entry.cancelledAt) || by(entry.uncollectibleAt))
    return 0
  const counted = (event: Event) => event.isApproved && by(event.at) && !by(event.reversedAt)
  const taken = sum(entry.events.filter(counted).map(({ amount }) => amount))
  const given =
    entry.total > 0
      ? 0
      : sum(
          book.entries.flatMap(({ events }) =>
            events
              .filter((event) => event.creditNoteId === entry.id && counted(event))
              .map(({ amount }) => amount),
          ),
        )
  const { amount, at } = entry.elsewhere
  return entry.total - taken + given - (at === null || by(at) ? amount : 0)
}

function unappliedOn(
  book: Book,
  payment: Payment,
  { day, timezone }: Pick<Asked, 'day' | 'timezone'>,
): number {
  const by = (instant: number | null) => instant !== null && dayIn(timezone, instant) <= day
  if (payment.isFailed || !by(payment.receivedAt)) return 0
  const used = book.entries.flatMap(({ events }) =>
    events
      .filter(
        (event) =>
          event.paymentId === payment.id && event.isApproved && by(event.at) && !by(event.reversedAt),
      )
      .map(({ amount }) => amount),
  )
  return (
    payment.amount - sum(payment.refunds.filter(({ at }) => by(at)).map(({ amount }) => amount)) - sum(used)
  )
}

type Keys = { entry(entry: Entry): string | null; payment(payment: Payment): string | null }

const isEmpty = ({ outstanding, unappliedCredit, unappliedPayments }: Expected) =>
  outstanding === 0 && unappliedCredit === 0 && unappliedPayments === 0

/** By currency and key, where there is anything to tell. */
export function expectedAging(book: Book, asked: Asked, keysOf: Keys): Map<string, Expected> {
  const groups = new Map<string, Expected>()
  const groupOf = (currency: string, key: string | null) => {
    const name = `${currency} ${key}`
    const group = groups.get(name) ?? nothingIn(boundsOf(asked).length + 1)
    groups.set(name, group)
    return group
  }
  for (const entry of book.entries) {
    const balance = balanceOn(book, entry, asked)
    const group = groupOf(entry.currency, keysOf.entry(entry))
    if (balance > 0) addOwed(group, entry, balance, asked)
    // What was overpaid is no credit: a credit note alone has any to give.
    else if (entry.total < 0) group.unappliedCredit -= balance
  }
  for (const payment of book.payments) {
    groupOf(payment.currency, keysOf.payment(payment)).unappliedPayments += unappliedOn(book, payment, asked)
  }
  return new Map([...groups].filter(([, group]) => !isEmpty(group)))
}

function boundsOf({ basis, edges }: Asked): readonly number[] {
  return basis === 'DUE_DATE' ? [0, ...edges] : edges
}

function nothingIn(buckets: number): Expected {
  const zeros = () => Array.from({ length: buckets }, () => 0)
  const sums = { outstanding: 0, overdue: 0, unappliedCredit: 0, unappliedPayments: 0, count: 0 }
  return { ...sums, amounts: zeros(), counts: zeros() }
}

function addOwed(group: Expected, { dueAt, issuedAt }: Entry, balance: number, asked: Asked): void {
  const { day, timezone, basis } = asked
  const date = basis === 'DUE_DATE' ? dueAt : issuedAt
  const days = date === null ? 0 : day - dayIn(timezone, date)
  const bucket = boundsOf(asked).filter((bound) => days > bound).length
  group.outstanding += balance
  group.count += 1
  group.amounts[bucket] = (group.amounts[bucket] ?? 0) + balance
  group.counts[bucket] = (group.counts[bucket] ?? 0) + 1
  if (dueAt !== null && dayIn(timezone, dueAt) < day) group.overdue += balance
}
