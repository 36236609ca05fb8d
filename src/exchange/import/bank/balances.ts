import { type Exact, toMinorUnits } from '../record/amount.ts'
import { UnreadableFile } from '../unreadable.ts'
import type { Balance, BankEntry, StatementItem } from './entry.ts'

/** No format of statements has more digits after the point. */
const DIGITS = 10

/** Refuses statements whose entries do not lead from the opening to the closing balance: something of them is missing. */
export class BalanceCheck {
  /** Statements that state no balances, which nothing can be said of. */
  unchecked = 0
  private account = ''
  private opening: Balance | null = null
  private sum = 0n
  private readonly file: string
  private readonly currencies = new Set<string>()

  constructor(file: string) {
    this.file = file
  }

  take(item: StatementItem): void {
    if (item.type === 'OPEN') {
      if (item.account === '') {
        throw new UnreadableFile(`${this.file} has a statement of no account (line ${item.line}).`)
      }
      this.account = item.account
      this.opening = item.opening
      this.sum = 0n
      this.currencies.clear()
    } else if (item.type === 'ENTRY') this.add(item.entry)
    else this.close(item.closing, item.line)
  }

  private add({ amount, isCredit, isBooked, currency }: BankEntry): void {
    if (!isBooked) return
    this.sum += signed({ amount, isCredit })
    this.currencies.add(currency)
  }

  private close(closing: Balance | null, line: number): void {
    const { opening } = this
    const currencies = new Set([...this.currencies, opening?.currency, closing?.currency])
    if (opening === null || closing === null || currencies.size > 1) {
      this.unchecked += 1
      return
    }
    const expected = signed(opening) + this.sum
    if (expected === signed(closing)) return
    const [from, by, to] = [signed(opening), this.sum, signed(closing)].map(written)
    throw new UnreadableFile(
      `${this.file} does not add up: the statement of account ${this.account} that ends at line ${line} opens with ${from}, ` +
        `its entries make ${by}, and it closes with ${to} instead of ${written(expected)} ${closing.currency}.`,
    )
  }
}

export function signed({ amount, isCredit }: { amount: Exact; isCredit: boolean }): bigint {
  const units = toMinorUnits(amount, { fractionDigits: DIGITS, isRounded: false })
  return isCredit ? units : -units
}

/** `-1234.5` of what `signed` made. */
export function written(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(DIGITS + 1, '0')
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '').padEnd(2, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}.${fraction}`
}
