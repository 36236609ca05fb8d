import type { InvoiceRecord } from '../record/invoiceRules.ts'
import { withoutFacts } from '../record/remote.ts'
import { attachmentRow } from './attachments.ts'
import { childId, childIds } from './childId.ts'
import type { Part } from './links.ts'
import { memberId } from './members.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope } from './scope.ts'

type PlannedInvoice = Planned<InvoiceRecord>

export function lineItemRows({ organizationId, now }: Scope, { id, record }: PlannedInvoice): Row[] {
  const ids = lineIds(id, record)
  return record.lineItems.map(({ externalId, ...item }, index) => ({
    organizationId,
    id: ids[index],
    invoiceId: id,
    ...withoutFacts(item),
    updatedAt: now.toISOString(),
  }))
}

export function lineItemParts({ id, isNew, record }: PlannedInvoice): Part[] {
  const ids = lineIds(id, record)
  const { linkedIntegrationExternalId } = record
  return record.lineItems.map((item, index) => ({
    id: ids[index] ?? '',
    isNew,
    externalId: item.externalId,
    facts: { ...item, linkedIntegrationExternalId },
  }))
}

/** A line without an id of its own is the same one by its position among those. */
function lineIds(invoiceId: string, { lineItems }: InvoiceRecord): string[] {
  return childIds(
    invoiceId,
    lineItems.map(({ externalId }) => (externalId === null ? 'line' : `line with id ${externalId}`)),
  )
}

export function pdfId({ id, record }: PlannedInvoice): string | null {
  return record.pdf === null ? null : childId(id, 'pdf')
}

export function pdfRows(scope: Scope, { id, record }: PlannedInvoice): Row[] {
  return record.pdf === null ? [] : [attachmentRow(scope, childId(id, 'pdf'), record.pdf)]
}

export function pdfParts({ id, isNew, record }: PlannedInvoice): Part[] {
  const { pdf, linkedIntegrationExternalId } = record
  if (pdf === null) return []
  const facts = { ...pdf, linkedIntegrationExternalId }
  return [{ id: childId(id, 'pdf'), isNew, externalId: pdf.externalId, facts }]
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
