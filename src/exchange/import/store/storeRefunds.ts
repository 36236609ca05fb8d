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

/**
 * What went back of payments that were there before, as far as they tell it: never less than their refunds, of which some may
 * have been made here. Read once the payments are locked, so that a refund of the same moment counts too.
 */
export async function storeRefunded(
  transaction: Transaction,
  { organizationId }: Pick<Scope, 'organizationId'>,
  older: readonly Planned<PaymentRecord>[],
): Promise<void> {
  const telling = older.filter(({ record }) => record.amountRefunded !== null)
  if (telling.length === 0) return
  const ids = telling.map(({ id }) => id)
  const amounts = telling.map(({ record }) => String(record.amountRefunded))
  await transaction.$executeRaw`
    update payment p set amount_refunded = told.amount
    from (
      select t.id, greatest(t.amount::bigint, (
        select coalesce(sum(r.amount), 0)::bigint from payment_refund r
        where r.organization_id = ${organizationId}::uuid and r.payment_id = t.id)) as amount
      from unnest(${ids}::uuid[], ${amounts}::text[]) as t (id, amount)
    ) told
    where p.organization_id = ${organizationId}::uuid and p.id = told.id and p.amount_refunded <> told.amount`
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
