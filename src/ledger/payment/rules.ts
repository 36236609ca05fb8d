import type { Rows } from '../../graph/read/table.ts'

/** What of a payment is for nothing yet, in its minor units. */
export function unapplied(
  payment: Pick<Rows['Payment'], 'amount' | 'amountRefunded' | 'amountAllocated'>,
): bigint {
  return payment.amount - payment.amountRefunded - payment.amountAllocated
}
