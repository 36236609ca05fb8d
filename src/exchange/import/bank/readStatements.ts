import { hash } from 'node:crypto'
import { attempt, isRejection, type Rejection } from '../rejection.ts'
import type { SourceRecord } from '../source/source.ts'
import { signed, written } from './balances.ts'
import type { Balance, BankEntry, EntryPart, StatementItem } from './entry.ts'
import { paymentOf } from './paymentOf.ts'

/** Of base 64: 96 bits. */
const DIGEST_DIGITS = 16

/** What of a statement is no payment. */
export type LeftOut = {
  /** How many, by why. */
  counts: Map<string, number>
  /** Credits that were taken back, of which somebody has to know. */
  takenBack: string[]
}

/** The payments that came in, in the order of the file. What else there is is noted as left out. */
export async function* readStatements(
  items: AsyncIterable<StatementItem | Rejection>,
  leftOut: LeftOut,
): AsyncGenerator<SourceRecord | Rejection> {
  const pages = new Pages()
  for await (const item of items) {
    if (isRejection(item)) yield item
    else if (item.type === 'OPEN') pages.open(item)
    else if (item.type === 'CLOSE') pages.close(item.closing)
    else yield* paymentsOf(item.entry, pages, leftOut)
  }
}

function* paymentsOf(entry: BankEntry, pages: Pages, leftOut: LeftOut): Generator<SourceRecord | Rejection> {
  for (const part of entry.parts) {
    const reason = reasonToLeave(entry, part)
    if (reason !== null) {
      leftOut.counts.set(reason, (leftOut.counts.get(reason) ?? 0) + 1)
      if (reason === TAKEN_BACK) leftOut.takenBack.push(told(entry, part))
      continue
    }
    const { line, raw } = entry
    const made = attempt(line, raw, () => ({ value: paymentOf(entry, part, pages) }))
    if (isRejection(made)) yield made
    // What a bank says of a payment is nothing that was done with it since.
    else yield { line, raw, value: made.value, size: JSON.stringify(made.value).length, isOfBank: true }
  }
}

const TAKEN_BACK = 'credits taken back'

function told({ line, currency, bookedOn }: BankEntry, { amount, reference, endToEndId }: EntryPart): string {
  const names = [reference, endToEndId].filter((name) => name !== null).join(', ')
  const what = `${written(signed({ amount, isCredit: true }))} ${currency}${names === '' ? '' : ` (${names})`}`
  return `line ${line}: a credit of ${what} was taken back on ${bookedOn}: unallocate and refund its payment`
}

function reasonToLeave(entry: BankEntry, part: EntryPart): string | null {
  if (!entry.isBooked) return 'not booked yet'
  // What took back a credit is a debit, and the other way round.
  if (entry.isReversal) return part.isCredit ? 'debits taken back' : TAKEN_BACK
  if (!part.isCredit) return part.isReturn === true ? TAKEN_BACK : 'debits'
  return part.amount.units === 0n ? 'without an amount' : null
}

/**
 * Equal payments of one day are told apart by counting. The count goes on where a statement begins with the balance that the
 * last one ended with; one that does not begins anew, as one does that was there before, so that a file may hold the same
 * days twice.
 */
class Pages {
  account = ''
  private closing: Balance | null = null
  private readonly counts = new Map<string, number>()
  private readonly seen = new Set<string>()

  readonly times = (name: string): number => {
    const key = digestOf(name)
    const count = this.counts.get(key) ?? 0
    this.counts.set(key, count + 1)
    return count
  }

  open({ account, opening, goesOn, name }: Extract<StatementItem, { type: 'OPEN' }>): void {
    const follows =
      account === this.account &&
      opening !== null &&
      this.closing !== null &&
      opening.currency === this.closing.currency &&
      signed(opening) === signed(this.closing)
    if (this.isSeen(account, name ?? null) || (goesOn !== true && !follows)) this.counts.clear()
    this.account = account
  }

  private isSeen(account: string, name: string | null): boolean {
    if (name === null) return false
    const key = digestOf(`${account} ${name}`)
    if (this.seen.has(key)) return true
    this.seen.add(key)
    return false
  }

  close(closing: Balance | null): void {
    this.closing = closing
  }
}

/** A file may have millions of names, each as long as the bank likes. */
function digestOf(name: string): string {
  return hash('sha256', name, 'base64').slice(0, DIGEST_DIGITS)
}
