import type { PaymentRecord } from '../record/payment.ts'
import { childIds } from './childId.ts'
import { replaceChildren } from './children.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

/** A payment that tells what went back has that; one that does not keeps what it has. */
export async function storeRefunds(
  transaction: Transaction,
  scope: Scope,
  planned: readonly Planned<PaymentRecord>[],
): Promise<void> {
  const telling = planned.filter(({ record }) => record.refunds !== null)
  if (telling.length === 0) return
  await replaceChildren(transaction, scope, {
    table: 'payment_refund',
    parent: 'paymentId',
    rows: telling.flatMap((payment) => refundRows(scope, payment)),
    olderParentIds: telling.filter(({ isNew }) => !isNew).map(({ id }) => id),
  })
}

function refundRows({ organizationId }: Scope, { id: paymentId, record }: Planned<PaymentRecord>): Row[] {
  const refunds = record.refunds ?? []
  const keys = refunds.map(({ externalId, refundedAt }) => `refund ${externalId ?? refundedAt}`)
  const ids = childIds(paymentId, keys)
  return refunds.map(({ externalId: _, ...columns }, index) => ({
    organizationId,
    id: ids[index],
    paymentId,
    ...columns,
  }))
}
