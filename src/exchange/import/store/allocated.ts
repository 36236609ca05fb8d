import type { AllocationRecord, PaymentRecord } from '../record/payment.ts'
import type { Ground } from './ground.ts'
import type { Planned } from './scope.ts'

export type Allocated = Planned<AllocationRecord>

type Counted = Pick<AllocationRecord, 'isApproved' | 'reversedAt' | 'amount'>

/**
 * What the approved allocations of a batch take of its payments, by the ids of these. The database counts it from what is
 * stored; a payment that is new is inserted with what it will find, and needs not be written a second time.
 */
export function allocatedOf(
  payments: readonly Planned<PaymentRecord>[],
  allocations: readonly Allocated[],
  { idOf }: Ground,
): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  const add = (id: string, { isApproved, reversedAt, amount }: Counted) => {
    if (isApproved && reversedAt === null) sums.set(id, (sums.get(id) ?? 0n) + amount)
  }
  for (const { id, record } of payments) for (const part of record.allocations ?? []) add(id, part)
  for (const { record } of allocations) add(idOf('PAYMENT', record.paymentExternalId) ?? '', record)
  return sums
}
