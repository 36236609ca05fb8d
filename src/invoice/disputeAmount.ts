import { builder } from '../builder.ts'
import { type MoneyValue, majorUnits } from '../money.ts'
import { refusal } from '../mutation/userError.ts'

export const MoneyInput = builder.inputType('MoneyInput', {
  description: 'An amount in one currency.',
  fields: (t) => ({
    minorUnits: t.field({
      type: 'SafeInt',
      required: true,
      description: "The amount in the currency's smallest unit: 1000 is 10.00 EUR, 1000 JPY.",
    }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'The currency.' }),
  }),
})

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

/** A stored amount with the currency of its invoice. */
export function moneyOf(amount: bigint | null, currency: string | undefined): MoneyValue | null {
  return amount === null || currency === undefined ? null : { minorUnits: amount, currency }
}
