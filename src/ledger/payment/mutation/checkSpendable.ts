import { notFound } from '../../../graph/mutation/input.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { LockedPayment } from '../../settlement/lockMoney.ts'

/** The payment that was locked. Refuses one that is not there, one that failed, and one that is still expected. */
export function spendable(
  payment: LockedPayment | undefined,
  { now, text, field }: { now: Date; text: string; field: string },
): LockedPayment {
  if (payment === undefined) throw notFound('Payment', text, field)
  if (payment.status === 'FAILED')
    throw refusal('IMMUTABLE_STATE', field, 'The payment failed: nothing came in.')
  if (payment.receivedAt > now) throw refusal('IMMUTABLE_STATE', field, 'The payment has not come in yet.')
  return payment
}
