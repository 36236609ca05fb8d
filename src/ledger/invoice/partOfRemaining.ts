import { majorUnits } from '../../graph/money.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { MoneyInput } from './moneyInput.ts'

type Owing = { currency: string; amountRemaining: bigint }

/** The part of what is owed that a dispute or a promise is about, in minor units; null for all of it. */
export function partOfRemaining(
  amount: typeof MoneyInput.$inferInput | null | undefined,
  { currency, amountRemaining }: Owing,
): bigint | null {
  if (amount === null || amount === undefined) return null
  const minorUnits = BigInt(amount.minorUnits)
  if (amount.currency !== currency) {
    const message = `The amount is in ${amount.currency}, but the invoice in ${currency}.`
    throw refusal('CURRENCY_MISMATCH', 'amount.currency', message)
  }
  if (minorUnits <= 0n) throw refusal('INVALID', 'amount.minorUnits', 'The amount must be more than nothing.')
  if (minorUnits > amountRemaining) {
    const remaining = majorUnits({ minorUnits: amountRemaining, currency })
    const message = `The amount is more than the ${remaining} ${currency} that are still owed.`
    throw refusal('AMOUNT_EXCEEDS_REMAINING', 'amount.minorUnits', message)
  }
  return minorUnits
}
