import type { SourceRecord } from '../source/source.ts'
import { ALLOCATION, PAYMENT } from './paymentSpec.ts'
import { isRaw, type Raw } from './spec.ts'
import type { Telling } from './telling.ts'

/** What a payment pays of the invoice, and before it the payment. */
export function* paymentRecords(
  telling: Telling,
  allocation: Raw,
  { path, invoiceId }: { path: string; invoiceId: unknown },
): Generator<SourceRecord> {
  const { payment } = allocation
  if (isRaw(payment) && telling.told.isNews(`payment ${String(payment.id)}`, payment)) {
    yield telling.record({
      type: 'payment',
      spec: PAYMENT,
      source: {
        ...payment,
        timestamp: payment.timestamp ?? payment.initiated_at ?? payment.created_at,
        status: payment.status ?? 'pending_match',
      },
      raw: payment,
      path: `${path}.payment`,
      extra: telling.member('matchApproverEmail', payment, [
        'transaction_match_approver',
        'transaction_match_approver_id',
      ]),
      origins: { matchApproverEmail: 'transaction_match_approver_id' },
    })
  }
  yield telling.record({
    type: 'allocation',
    spec: ALLOCATION,
    source: {
      ...allocation,
      payment_id: allocation.payment_id ?? (isRaw(payment) ? payment.id : null),
      invoice_id: allocation.invoice_id ?? invoiceId,
    },
    raw: allocation,
    path,
    extra: telling.member('approverEmail', allocation, ['approver', 'approver_id']),
    origins: { approverEmail: 'approver_id' },
  })
}
