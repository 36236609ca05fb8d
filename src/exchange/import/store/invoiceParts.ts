import type { InvoiceRecord } from '../record/invoiceRules.ts'
import { childIds } from './childId.ts'
import { memberId } from './members.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope } from './scope.ts'

type PlannedInvoice = Planned<InvoiceRecord>

export function lineItemRows({ organizationId, now }: Scope, { id, record }: PlannedInvoice): Row[] {
  const ids = childIds(
    id,
    record.lineItems.map(() => 'line'),
  )
  return record.lineItems.map((item, index) => ({
    organizationId,
    id: ids[index],
    invoiceId: id,
    ...item,
    updatedAt: now.toISOString(),
  }))
}

export function fieldRows({ organizationId }: Scope, { id, record }: PlannedInvoice): Row[] {
  const ids = childIds(
    id,
    record.fields.map(({ key }) => `field ${key}`),
  )
  return record.fields.map((field, index) => ({ organizationId, id: ids[index], invoiceId: id, ...field }))
}

export function commentRows({ organizationId, members, now }: Scope, { id, record }: PlannedInvoice): Row[] {
  const { comments } = record
  const ids = childIds(
    id,
    comments.map(({ createdAt, authorEmail }) => `comment ${createdAt} ${authorEmail}`),
  )
  return comments.map(({ authorEmail, resolvedByEmail, ...columns }, index) => ({
    organizationId,
    id: ids[index],
    invoiceId: id,
    ...columns,
    authorId: memberId(members, authorEmail),
    resolvedById: memberId(members, resolvedByEmail),
    updatedAt: now.toISOString(),
  }))
}
