import { randomUUID } from 'node:crypto'
import type { Random } from '../../src/demo/random.ts'

/** Something that counts on an invoice, or on a credit note, from one instant on and until another. */
export type Event = {
  id: string
  kind: 'ALLOCATION' | 'CREDIT' | 'WRITE_OFF'
  amount: number
  at: number
  reversedAt: number | null
  isApproved: boolean
  paymentId: string | null
  creditNoteId: string | null
}
export type Entry = {
  id: string
  partyId: string | null
  assigneeId: string | null
  currency: string
  total: number
  issuedAt: number
  dueAt: number | null
  /** What was paid in other books: from the issue on, or, where they name a day, from then on. */
  elsewhere: { amount: number; at: number | null }
  events: Event[]
  voidedAt: number | null
  cancelledAt: number | null
  uncollectibleAt: number | null
  paidAt: number | null
}
export type Payment = {
  id: string
  partyId: string
  currency: string
  amount: number
  receivedAt: number
  isFailed: boolean
  refunds: { id: string; amount: number; at: number }[]
}
export type Book = { entries: Entry[]; payments: Payment[]; parties: string[]; assignees: string[] }

const HOUR = 3_600_000

const counts = ({ reversedAt, isApproved }: Event) => reversedAt === null && isApproved
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
const liveOf = (entry: Entry, kind: Event['kind']) =>
  sum(entry.events.filter((event) => event.kind === kind && counts(event)).map(({ amount }) => amount))

/** What an invoice's row holds, by the model of the money: each amount as all that happened left it. */
export function amountsOf(book: Book, entry: Entry) {
  const given =
    entry.total > 0
      ? 0
      : sum(
          book.entries.flatMap(({ events }) =>
            events
              .filter((event) => event.creditNoteId === entry.id && counts(event))
              .map(({ amount }) => amount),
          ),
        )
  const credits = liveOf(entry, 'CREDIT')
  const writtenOff = liveOf(entry, 'WRITE_OFF')
  return {
    credits,
    writtenOff,
    due: entry.total - credits - writtenOff,
    paid: entry.elsewhere.amount + liveOf(entry, 'ALLOCATION') - given,
  }
}

function unappliedOf(book: Book, payment: Payment): number {
  if (payment.isFailed) return 0
  const allocated = book.entries.flatMap(({ events }) =>
    events.filter((event) => event.paymentId === payment.id && counts(event)).map(({ amount }) => amount),
  )
  return payment.amount - sum(payment.refunds.map(({ amount }) => amount)) - sum(allocated)
}

const isOut = ({ voidedAt, cancelledAt, uncollectibleAt }: Entry) =>
  voidedAt !== null || cancelledAt !== null || uncollectibleAt !== null

/** What a deed knows: when it is done, to which open invoice, and what it changed. */
type Deed = {
  random: Random
  book: Book
  at: number
  one: Entry
  entries: Set<Entry>
  payments: Set<Payment>
}

const remainingOf = (book: Book, entry: Entry) => amountsOf(book, entry).due - amountsOf(book, entry).paid

/** One thing that happens between two instants; returns the invoices and payments that it changed. */
export function happen(
  random: Random,
  book: Book,
  from: number,
  to: number,
): { entries: Set<Entry>; payments: Set<Payment> } {
  // As often as not right at an end of the day, where a day counted elsewhere would be another one.
  const at = random.pick([from, to, random.integer(from, to), random.integer(from, to)])
  const open = book.entries.filter(
    (entry) =>
      !isOut(entry) && remainingOf(book, entry) > 0 && entry.elsewhere.at === null && entry.issuedAt <= at,
  )
  const changed = { entries: new Set<Entry>(), payments: new Set<Payment>() }
  const [one] = open.length === 0 ? [] : [random.pick(open)]
  if (one === undefined || random.chance(0.34)) changed.entries.add(issue(random, book, at))
  else random.pick(DEEDS)({ random, book, at, one, ...changed })
  return changed
}

function add({ book, at, one, entries }: Deed, event: Pick<Event, 'kind' | 'amount'> & Partial<Event>): void {
  const fresh = {
    id: randomUUID(),
    at,
    reversedAt: null,
    isApproved: true,
    paymentId: null,
    creditNoteId: null,
  }
  one.events.push({ ...fresh, ...event })
  settle(book, one, at)
  entries.add(one)
}

function allocate(deed: Deed): void {
  const { random, book, at, one, payments } = deed
  const remaining = remainingOf(book, one)
  const known = random.chance(0.3) ? anyPayment(random, book, one) : null
  const payment = known ?? pay(random, book, one, { at, most: remaining })
  const most = random.chance(0.5) ? remaining : random.integer(1, 9_000)
  const amount = Math.min(remaining, unappliedOf(book, payment), most)
  payments.add(payment)
  if (amount <= 0 || payment.receivedAt > at) return
  add(deed, { kind: 'ALLOCATION', amount, paymentId: payment.id, isApproved: random.chance(0.9) })
}

function credit(deed: Deed): void {
  const { random, book, at, one, entries } = deed
  const note = book.entries.find(
    (entry) =>
      entry.total < 0 &&
      entry.partyId === one.partyId &&
      entry.currency === one.currency &&
      entry.issuedAt <= at &&
      !isOut(entry) &&
      remainingOf(book, entry) < 0,
  )
  if (note === undefined) return
  const most = random.chance(0.5) ? one.total : random.integer(1, 4_000)
  const amount = Math.min(-remainingOf(book, note), remainingOf(book, one), most)
  add(deed, { kind: 'CREDIT', amount, creditNoteId: note.id })
  settle(book, note, at)
  entries.add(note)
}

function writeOff(deed: Deed): void {
  const remaining = remainingOf(deed.book, deed.one)
  const amount = deed.random.chance(0.5) ? remaining : deed.random.integer(1, remaining)
  add(deed, { kind: 'WRITE_OFF', amount })
  if (amount === remaining) deed.one.uncollectibleAt = deed.at
}

function end({ random, at, one, entries }: Deed): void {
  one[random.pick(['voidedAt', 'cancelledAt'] as const)] = at
  entries.add(one)
}

/** Other books tell of a payment there, in full or in part. */
function payElsewhere({ random, at, one, entries }: Deed): void {
  if (one.events.length > 0 || one.elsewhere.amount > 0) return
  one.elsewhere = { amount: random.chance(0.7) ? one.total : random.integer(1, one.total), at }
  one.paidAt = at
  entries.add(one)
}

function refund({ random, book, at, payments }: Deed): void {
  const payment = book.payments.find((each) => unappliedOf(book, each) > 0 && each.receivedAt <= at)
  if (payment === undefined) return
  payment.refunds.push({ id: randomUUID(), amount: random.integer(1, unappliedOf(book, payment)), at })
  payments.add(payment)
}

function reverse({ random, book, at, entries }: Deed): void {
  const held = book.entries
    .filter((entry) => !isOut(entry))
    .flatMap((entry) =>
      entry.events
        .filter(({ at: since, reversedAt }) => reversedAt === null && since <= at)
        .map((event) => ({ entry, event })),
    )
  if (held.length === 0) return
  const { entry, event } = random.pick(held)
  event.reversedAt = at
  const note = book.entries.find(({ id }) => id === event.creditNoteId)
  for (const one of note === undefined ? [entry] : [entry, note]) {
    settle(book, one, at)
    entries.add(one)
  }
}

const often = <T>(times: number, value: T) => Array.from({ length: times }, () => value)
const DEEDS = [
  ...often(10, allocate),
  ...often(5, credit),
  ...often(3, writeOff),
  ...often(6, reverse),
  ...often(2, end),
  payElsewhere,
  ...often(2, refund),
]

function issue(random: Random, book: Book, at: number): Entry {
  const isCredit = random.chance(0.15)
  const total = random.integer(1, 20_000) * (isCredit ? -1 : 1)
  const isPaid = !isCredit && random.chance(0.1)
  const isPartly = !isCredit && !isPaid && random.chance(0.1)
  const entry: Entry = {
    id: randomUUID(),
    partyId: random.chance(0.05) ? null : random.pick(book.parties),
    assigneeId: random.chance(0.4) ? null : random.pick(book.assignees),
    currency: random.pick(['EUR', 'JPY']),
    total,
    issuedAt: at,
    dueAt: random.chance(0.1)
      ? null
      : at + random.integer(-20, 30) * 24 * HOUR + random.integer(-3, 3) * HOUR,
    elsewhere: isPaid
      ? { amount: total, at }
      : { amount: isPartly ? random.integer(0, total - 1) : 0, at: null },
    events: [],
    voidedAt: null,
    cancelledAt: null,
    uncollectibleAt: null,
    paidAt: null,
  }
  book.entries.push(entry)
  settle(book, entry, at)
  return entry
}

function pay(
  random: Random,
  book: Book,
  { partyId, currency }: Entry,
  { at, most }: { at: number; most: number },
): Payment {
  const payment = {
    id: randomUUID(),
    partyId: partyId ?? random.pick(book.parties),
    currency,
    amount: random.integer(1, most + 500),
    receivedAt: at,
    isFailed: random.chance(0.05),
    refunds: [],
  }
  book.payments.push(payment)
  return payment
}

function anyPayment(random: Random, book: Book, { currency }: Entry): Payment | null {
  const all = book.payments.filter((each) => each.currency === currency && unappliedOf(book, each) > 0)
  return all.length === 0 ? null : random.pick(all)
}

/** The paid date is the day on which nothing was left, and none while something is. */
function settle(book: Book, entry: Entry, at: number): void {
  const { due, paid } = amountsOf(book, entry)
  const isBalanced = due > 0 ? paid >= due : due === Math.min(paid, 0) || due === 0
  entry.paidAt = isBalanced ? (entry.paidAt ?? at) : null
}
