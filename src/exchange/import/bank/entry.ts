import type { Exact } from '../record/amount.ts'

/** One payment within an entry: banks book several that came in together as one. */
export type EntryPart = {
  /** At least zero, in the currency of the entry. */
  amount: Exact
  isCredit: boolean
  /** What the bank calls it; null where it says nothing. */
  reference: string | null
  /** What tells it from the others of its entry where the bank's reference does not. */
  detail: string | null
  endToEndId: string | null
  payerName: string | null
  payerAccount: string | null
  /** What the payer wrote. */
  text: string | null
  /** The reference that the payee had asked for. */
  creditorReference: string | null
  /** A debit of it brings an earlier credit back, such as a direct debit that the payer's bank returned. */
  isReturn?: boolean
}

/** A line of a bank statement. */
export type BankEntry = {
  line: number
  amount: Exact
  currency: string
  isCredit: boolean
  /** It takes an earlier one back. */
  isReversal: boolean
  /** Else it is announced or pending, and in no balance. */
  isBooked: boolean
  /** A day as `2026-01-31`, as the file has it. */
  bookedOn: string | null
  /** The bank's own words for what kind of entry it is. */
  kind: string | null
  method: 'WIRE' | 'DIRECT_DEBIT' | 'CHECK' | 'CARD' | 'CASH' | null
  parts: EntryPart[]
  /** The entry as the file has it, for complaints. */
  raw: unknown
}

export type Balance = { amount: Exact; isCredit: boolean; currency: string }

/**
 * A statement or a page of one: its entries stand between its opening and its closing balance. `goesOn`: it is known to follow
 * what came before it in the file, without a gap. `name`: what the bank calls the statement or its page; no two have one name.
 */
export type StatementItem =
  | {
      type: 'OPEN'
      line: number
      account: string
      opening: Balance | null
      goesOn?: boolean
      name?: string | null
    }
  | { type: 'ENTRY'; entry: BankEntry }
  | { type: 'CLOSE'; line: number; closing: Balance | null }
