import type { Books, Standing } from './books.ts'
import type { Entry, EntryKind, Item } from './entry.ts'
import type { AllocationFact, CreditFact } from './facts.ts'

const ENDS = { VOID: 'Voided', CANCELLATION: 'Cancelled', WRITE_OFF: 'Uncollectible' } as const

/** All that happened to an invoice or a credit note of the party. */
export function invoiceItem(books: Books, invoice: Standing): Item {
  const { id, at, currency, number, dueAt } = invoice
  const total = BigInt(invoice.total)
  const kind = total < 0n ? 'CREDIT_NOTE' : 'INVOICE'
  const issued = entry(at, kind, total, kind === 'INVOICE' ? 'Invoice' : 'Credit note')
  const happened = [
    issued,
    ...told(books, invoice),
    ...(books.allocations.byInvoice.get(id) ?? []).flatMap((allocation) => paid(books, invoice, allocation)),
    ...(books.credits.byInvoice.get(id) ?? []).flatMap((credit) => credited(books, invoice, credit)),
    ...(books.credits.byNote.get(id) ?? []).flatMap((credit) => given(books, invoice, credit)),
    ...(books.writeOffs.get(id) ?? []).flatMap((writeOff) =>
      during(writeOff, at, 'WRITE_OFF', -BigInt(writeOff.amount), 'Written off', true),
    ),
  ]
  const due = dueAt === null ? null : Date.parse(dueAt)
  return { kind, currency, number, amount: total, at, dueAt: due, entries: ended(happened, invoice) }
}

function entry(at: number, kind: EntryKind, amount: bigint, text: string, isShown = true): Entry {
  return { at, kind, amount, text, isShown }
}

/** What counted from one instant on, and from another no more; nothing happens to an invoice before it is issued. */
export function during(
  { from, until }: { from: string; until: string | null },
  notBefore: number,
  kind: EntryKind,
  amount: bigint,
  text: string,
  isShown: boolean,
): Entry[] {
  const begin = Math.max(Date.parse(from), notBefore)
  if (until === null) return [entry(begin, kind, amount, text, isShown)]
  const end = Date.parse(until)
  if (end <= begin) return []
  return [
    entry(begin, kind, amount, text, isShown),
    entry(end, 'REVERSAL', -amount, `${text}, taken back`, isShown),
  ]
}

/**
 * What the invoice says of itself and nobody applied here. It counts from the day of payment on; where that day is one on which
 * something was applied here, it says nothing about the rest, which then counts from the issue.
 */
function told(books: Books, invoice: Standing): Entry[] {
  const { id, at } = invoice
  const allocations = (books.allocations.byInvoice.get(id) ?? []).filter(isLive)
  const taken = (books.credits.byInvoice.get(id) ?? []).filter(isLive)
  const spent = (books.credits.byNote.get(id) ?? []).filter(isLive)
  const writeOffs = (books.writeOffs.get(id) ?? []).filter(isLive)
  const latest = Math.max(
    Number.NEGATIVE_INFINITY,
    ...[...allocations, ...taken, ...spent, ...writeOffs].map(({ from }) => Date.parse(from)),
  )
  const paidAt = invoice.paidAt === null ? at : Date.parse(invoice.paidAt)
  const since = latest >= paidAt ? at : Math.max(paidAt, at)
  const [credits, givenUp] = [BigInt(invoice.credited), BigInt(invoice.writtenOff)]
  const adjusted = BigInt(invoice.total) - BigInt(invoice.due) - credits - givenUp
  const pays = BigInt(invoice.paid) - sum(allocations.map((fact) => fact.pays)) + sum(spent.map(amountOf))
  const told = [
    entry(at, 'CREDITED_ELSEWHERE', -adjusted, 'Adjusted'),
    entry(since, 'CREDITED_ELSEWHERE', sum(taken.map(amountOf)) - credits, 'Credited elsewhere'),
    entry(since, 'WRITE_OFF', sum(writeOffs.map(amountOf)) - givenUp, 'Written off elsewhere'),
    entry(since, 'PAID_ELSEWHERE', -pays, pays < 0n ? 'Used elsewhere' : 'Paid elsewhere'),
  ]
  return told.filter(({ amount }) => amount !== 0n)
}

function paid({ payments }: Books, { at, currency }: Standing, allocation: AllocationFact): Entry[] {
  const payment = payments.get(allocation.paymentId)
  const isWithin =
    payment?.isOwn === true && payment.currency === currency && allocation.amount === allocation.pays
  const text = named('Paid by payment', payment?.reference)
  return during(allocation, at, 'TRANSFER', -BigInt(allocation.pays), text, !isWithin)
}

function credited({ invoices }: Books, { at }: Standing, credit: CreditFact): Entry[] {
  const note = invoices.get(credit.noteId)
  const isWithin = note?.isOwn === true
  const notBefore = isWithin ? Math.max(at, note.at) : at
  const text = named('Credited by', note?.number)
  return during(credit, notBefore, 'TRANSFER', -BigInt(credit.amount), text, !isWithin)
}

function given({ invoices }: Books, { at }: Standing, credit: CreditFact): Entry[] {
  const invoice = invoices.get(credit.invoiceId)
  const isWithin = invoice?.isOwn === true
  const notBefore = isWithin ? Math.max(at, invoice.at) : at
  return during(
    credit,
    notBefore,
    'TRANSFER',
    BigInt(credit.amount),
    named('Applied to', invoice?.number),
    !isWithin,
  )
}

/** When it ends, what is open on it leaves the account; and whatever happens to it afterwards changes nothing any more. */
function ended(happened: readonly Entry[], { end, endKind }: Standing): Entry[] {
  const within = happened.filter(({ at }) => at <= end)
  const after = happened.filter(({ at }) => at > end)
  const open = within.reduce((rest, { amount }) => rest + amount, 0n)
  if (end === Number.POSITIVE_INFINITY) return within
  return [
    ...within,
    ...(open === 0n ? [] : [entry(end, endKind, -open, ENDS[endKind])]),
    ...after.flatMap((late) => [
      late,
      entry(
        late.at,
        endKind,
        -late.amount,
        late.amount < 0n ? `${ENDS[endKind]}, paid after all` : ENDS[endKind],
      ),
    ]),
  ]
}

export function named(text: string, name: string | null | undefined): string {
  return name === null || name === undefined ? text : `${text} ${name}`
}

function isLive({ until }: { until: string | null }): boolean {
  return until === null
}

function amountOf({ amount }: { amount: string }): string {
  return amount
}

export function sum(amounts: readonly string[]): bigint {
  return amounts.reduce((total, amount) => total + BigInt(amount), 0n)
}
