import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { NestedAllocationRecord, PaymentRecord } from '../record/payment.ts'
import { withoutFacts } from '../record/remote.ts'
import { wordColumns } from '../record/word.ts'
import { type Allocated, allocatedOf } from './allocated.ts'
import { allocationRow } from './allocationRow.ts'
import { childIds, isChildIdSql } from './childId.ts'
import { deleteRows } from './children.ts'
import type { Ground, Writing } from './ground.ts'
import { deletePartLinks, noteLinks, notePartLinks, type Part } from './links.ts'
import { memberId } from './members.ts'
import { insertRows, type Row, updateRows, upsertRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'
import { storeRefunded, storeRefunds } from './storeRefunds.ts'

type PlannedPayment = Planned<PaymentRecord>

/** Returns the invoices whose payments changed. */
export async function storePayments(
  transaction: Transaction,
  scope: Scope,
  { planned, ground, allocations }: Writing<PaymentRecord> & { allocations: readonly Allocated[] },
): Promise<string[]> {
  if (planned.length === 0) return []
  const { organizationId } = scope
  const rows = (payments: readonly PlannedPayment[]) =>
    payments.map((payment) => paymentRow(scope, payment, ground))
  const refunded = new Map(planned.map(({ id, record }) => [id, record.amountRefunded ?? 0n]))
  const added = rows(planned.filter(({ isNew }) => isNew))
  const allocated = allocatedOf(planned, allocations, ground)
  await insertRows(
    transaction,
    'payment',
    added.map((row) => ({
      ...row,
      amountRefunded: refunded.get(String(row.id)) ?? 0n,
      amountAllocated: allocated.get(String(row.id)) ?? 0n,
    })),
  )
  const older = planned.filter(({ isNew }) => !isNew)
  const [told, entered] = [
    older.filter(({ isOfBank }) => !isOfBank),
    older.filter(({ isOfBank }) => isOfBank),
  ]
  await updateRows(transaction, { organizationId, table: 'payment', rows: rows(told) })
  await updateRows(transaction, { organizationId, table: 'payment', rows: rows(entered).map(asTheBankTells) })
  const invoiceIds = await storeAllocations(transaction, scope, { planned, ground })
  await storeRefunds(transaction, scope, planned)
  await storeRefunded(transaction, scope, told)
  noteLinks(scope, { entityType: 'PAYMENT', planned, ground })
  return invoiceIds
}

/** Who paid, how far the payment has come and what went back is known here, and not by the bank. */
function asTheBankTells(row: Row): Row {
  const { organizationId, id, ...columns } = row
  const told = BANK_COLUMNS.map((column) => [column, columns[column]] as const)
  return { organizationId, id, ...Object.fromEntries(told) }
}

const BANK_COLUMNS = [
  'amount',
  'currency',
  'receivedAt',
  'method',
  'methodText',
  'description',
  'statementDescriptor',
  'referenceNumber',
  'bankTransactionId',
  'payerName',
  'payerAccount',
  'endToEndId',
  'updatedAt',
]

/** A payment that tells its allocations has those; one that does not keeps what it has. */
async function storeAllocations(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<PaymentRecord>,
): Promise<string[]> {
  const telling = planned.filter(({ record }) => record.allocations !== null)
  const rowsOf = (payment: PlannedPayment) => {
    const ids = allocationIds(payment)
    return (payment.record.allocations ?? []).map(({ externalId, ...record }, index) =>
      allocationRow(scope, { id: ids[index] ?? '', paymentId: payment.id, record }, ground),
    )
  }
  const added = telling.filter(({ isNew }) => isNew).flatMap(rowsOf)
  const changed = telling.filter(({ isNew }) => !isNew).flatMap(rowsOf)
  const rows = [...added, ...changed]
  const gone = await removeLost(transaction, scope, telling, rows)
  await insertRows(transaction, 'invoice_payment', added)
  await upsertRows(transaction, 'invoice_payment', changed)
  const parts = telling.flatMap((payment) => allocationParts(payment))
  notePartLinks(scope, { entityType: 'INVOICE_PAYMENT', parts, ground })
  return [...new Set([...gone, ...rows.map(({ invoiceId }) => String(invoiceId))])]
}

async function removeLost(
  transaction: Transaction,
  scope: Scope,
  telling: readonly PlannedPayment[],
  rows: readonly Row[],
): Promise<string[]> {
  const olderIds = telling.filter(({ isNew }) => !isNew).map(({ id }) => id)
  if (olderIds.length === 0) return []
  const { organizationId } = scope
  const lost = await transaction.$queryRaw<{ id: string; invoiceId: string }[]>`
    select id, invoice_id as "invoiceId" from invoice_payment
    where organization_id = ${organizationId}::uuid and payment_id = any(${olderIds}::uuid[])
      and ${Prisma.raw(isChildIdSql('id', 'payment_id'))} and id <> all(${rows.map(({ id }) => String(id))}::uuid[])`
  const ids = lost.map(({ id }) => id)
  await deleteRows(transaction, { organizationId, table: 'invoice_payment', ids })
  await deletePartLinks(transaction, scope, ids)
  return lost.map(({ invoiceId }) => invoiceId)
}

function allocationIds({ id, record }: PlannedPayment): string[] {
  return childIds(id, (record.allocations ?? []).map(allocationKey))
}

/** What makes an allocation the same one in the next import. */
function allocationKey({ externalId, invoiceExternalId }: NestedAllocationRecord): string {
  return externalId === null ? `allocation to ${invoiceExternalId}` : `allocation ${externalId}`
}

function allocationParts(payment: PlannedPayment): Part[] {
  const ids = allocationIds(payment)
  const { linkedIntegrationExternalId } = payment.record
  return (payment.record.allocations ?? []).map(({ externalId, remoteId }, index) => ({
    id: ids[index] ?? '',
    isNew: payment.isNew,
    externalId,
    facts: { remoteId, linkedIntegrationExternalId },
  }))
}

function paymentRow(
  { organizationId, members, now }: Scope,
  { id, record }: PlannedPayment,
  { idOf }: Ground,
): Row {
  const {
    externalId,
    partyExternalId,
    method,
    status,
    matchApproverEmail,
    allocations,
    refunds,
    amountRefunded,
    ...columns
  } = record
  return {
    organizationId,
    id,
    ...withoutFacts(columns),
    ...wordColumns('method', method),
    ...wordColumns('status', status),
    partyId: idOf('PARTY', partyExternalId),
    linkedIntegrationId: idOf('LINKED_INTEGRATION', record.linkedIntegrationExternalId),
    matchApproverId: memberId(members, matchApproverEmail),
    updatedAt: now.toISOString(),
  }
}
