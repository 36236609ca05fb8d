import { refusal } from '../../graph/mutation/userError.ts'
import type { MoneyInput } from '../invoice/moneyInput.ts'

export type Given = typeof MoneyInput.$inferInput

/** An amount above zero in one currency, in minor units. `of` is whose currency it must be in, as the message calls it. */
export function amountIn(
  given: Given,
  currency: string,
  { field, of }: { field: string; of: string },
): bigint {
  if (given.currency !== currency) {
    const message = `The amount is in ${given.currency}, but ${of} in ${currency}.`
    throw refusal('CURRENCY_MISMATCH', `${field}.currency`, message)
  }
  return positiveIn(given, field)
}

/** The same in whatever currency it is. */
export function positiveIn({ minorUnits }: Given, field: string): bigint {
  if (minorUnits > 0) return BigInt(minorUnits)
  throw refusal('INVALID', `${field}.minorUnits`, 'The amount must be more than nothing.')
}
