/** What an entry of an account tells. */
export type EntryKind =
  | 'INVOICE'
  | 'CREDIT_NOTE'
  | 'PAYMENT'
  | 'PAID_ELSEWHERE'
  | 'CREDITED_ELSEWHERE'
  | 'REFUND'
  | 'WRITE_OFF'
  | 'VOID'
  | 'CANCELLATION'
  | 'TRANSFER'
  | 'REVERSAL'

/** Something that changed what is open on one invoice, or what is left of one payment. */
export type Entry = {
  at: number
  kind: EntryKind
  /** What the party owes more by it; below zero: less. */
  amount: bigint
  text: string
  /**
   * Whether it changes the balance of the account. What a payment or credit note of the party pays of its own invoices does not:
   * it counted when it came in.
   */
  isShown: boolean
}

/** An invoice, a credit note or a payment, and all that ever happened to it. */
export type Item = {
  kind: 'INVOICE' | 'CREDIT_NOTE' | 'PAYMENT'
  currency: string
  number: string | null
  amount: bigint
  /** When it came into the account. */
  at: number
  dueAt: number | null
  entries: readonly Entry[]
}

/** What is open on it at an instant: below zero it is credit of the party. */
export function openAt({ entries }: Item, end: number): bigint {
  let open = 0n
  for (const { at, amount } of entries) if (at < end) open += amount
  return open
}
