import type { NestedAllocationRecord } from '../record/payment.ts'
import { withoutFacts } from '../record/remote.ts'
import { wordColumns } from '../record/word.ts'
import type { Ground } from './ground.ts'
import { memberId } from './members.ts'
import type { Row } from './rows.ts'
import type { Scope } from './scope.ts'

type ToStore = { id: string; paymentId: string; record: Omit<NestedAllocationRecord, 'externalId'> }

export function allocationRow(
  { organizationId, members, now }: Scope,
  { id, paymentId, record }: ToStore,
  { idOf }: Ground,
): Row {
  const { invoiceExternalId, strategy, approverEmail, ...columns } = record
  return {
    organizationId,
    id,
    paymentId,
    invoiceId: idOf('INVOICE', invoiceExternalId),
    ...withoutFacts(columns),
    ...wordColumns('strategy', strategy),
    approverId: memberId(members, approverEmail),
    updatedAt: now.toISOString(),
  }
}
