import type { MoneyValue } from '../../graph/money.ts'

/** The amount of a row in the currency of the row it hangs on: the database keeps none without it. */
export function amountOf(
  { organizationId, amount }: { organizationId: string; amount: bigint },
  owner: { currency: string } | null,
): MoneyValue {
  if (owner === null) throw new Error('There is an amount without the row that it is of.')
  return { organizationId, minorUnits: amount, currency: owner.currency }
}
