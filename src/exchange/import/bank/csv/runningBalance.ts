import { UnreadableFile } from '../../unreadable.ts'
import { signed, written } from '../balances.ts'
import type { BankRow } from './bankRow.ts'

/** Where rows say the balance after them: each must follow from its neighbour, whether the newest stand first or last. */
export class RunningBalance {
  private last: { balance: bigint; amount: bigint; account: string; currency: string } | null = null
  private isOldestFirst = true
  private isNewestFirst = true
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  /** A row in between is not known. */
  interrupt(): void {
    this.last = null
  }

  take({ line, account, ...row }: BankRow): void {
    const { last } = this
    if (row.balance === null) {
      this.interrupt()
      return
    }
    const [balance, amount] = [row.balance, row.amount].map((each) =>
      signed({ amount: each, isCredit: true }),
    )
    const { currency } = row.entry
    const next = { balance: balance ?? 0n, amount: amount ?? 0n, account, currency }
    this.last = next
    if (last === null || last.account !== account || last.currency !== currency) return
    this.isOldestFirst &&= last.balance + next.amount === next.balance
    this.isNewestFirst &&= next.balance + last.amount === last.balance
    if (this.isOldestFirst || this.isNewestFirst) return
    throw new UnreadableFile(
      `${this.file} does not add up: the balance of line ${line}, ${written(next.balance)}, does not follow from the one before, ` +
        `${written(last.balance)}. Rows are missing, or the mapping takes another column for the amount.`,
    )
  }
}
