import { derivedColumns } from '../../../ledger/invoice/rules.ts'
import type { InvoiceRecord } from '../record/invoiceRules.ts'
import { withoutFacts } from '../record/remote.ts'
import { addressIds, addressParts, addressRows, deleteLostAddresses } from './addresses.ts'
import { childId } from './childId.ts'
import { deleteRows, replaceChildren } from './children.ts'
import type { Ground, Writing } from './ground.ts'
import {
  commentRows,
  fieldRows,
  lineItemParts,
  lineItemRows,
  pdfId,
  pdfParts,
  pdfRows,
} from './invoiceParts.ts'
import { keepMoney } from './keepMoney.ts'
import { keepStatements } from './keepStatements.ts'
import { deletePartLinks, noteLinks, notePartLinks, type Part } from './links.ts'
import { memberId } from './members.ts'
import { insertRows, type Row, updateRows, upsertRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'
import { blueprintId, documentId, storeDocuments } from './storeDocuments.ts'
import { storeMovements } from './storeMovements.ts'

type PlannedInvoice = Planned<InvoiceRecord>

/** Returns the invoices that credit notes are taken for. */
export async function storeInvoices(
  transaction: Transaction,
  scope: Scope,
  { planned: read, ground }: Writing<InvoiceRecord>,
): Promise<string[]> {
  if (read.length === 0) return []
  const { organizationId } = scope
  const planned = await keepMoney(transaction, scope, await keepStatements(transaction, scope, read))
  const older = planned.filter(({ isNew }) => !isNew)
  const rows = (invoices: readonly PlannedInvoice[]) =>
    invoices.map((invoice) => invoiceRow(scope, invoice, ground))
  const addresses = planned.flatMap((invoice) => addressRows(scope, invoice, null))
  await storeDocuments(transaction, scope, planned)
  await upsertRows(transaction, 'address', addresses)
  await upsertRows(
    transaction,
    'attachment',
    planned.flatMap((invoice) => pdfRows(scope, invoice)),
  )
  await insertRows(transaction, 'invoice', rows(planned.filter(({ isNew }) => isNew)))
  await updateRows(transaction, { organizationId, table: 'invoice', rows: rows(older) })
  await deleteLostAddresses(transaction, scope, planned)
  await deleteLostPdfs(transaction, scope, planned)
  await storeParts(transaction, scope, planned)
  noteLinks(scope, { entityType: 'INVOICE', planned, ground })
  const partsOf = (parts: (invoice: PlannedInvoice) => Part[]) => ({ parts: planned.flatMap(parts), ground })
  notePartLinks(scope, { entityType: 'ADDRESS', ...partsOf(addressParts) })
  notePartLinks(scope, { entityType: 'LINE_ITEM', ...partsOf(lineItemParts) })
  notePartLinks(scope, { entityType: 'ATTACHMENT', ...partsOf(pdfParts) })
  return storeMovements(transaction, scope, { planned, ground })
}

/** Removes documents that older invoices no longer have, once these have let go of them. */
async function deleteLostPdfs(
  transaction: Transaction,
  scope: Scope,
  planned: readonly PlannedInvoice[],
): Promise<void> {
  const { organizationId } = scope
  const without = planned.filter(({ isNew, record }) => !isNew && record.pdf === null)
  const ids = without.map(({ id }) => childId(id, 'pdf'))
  await deleteRows(transaction, { organizationId, table: 'attachment', ids })
  await deletePartLinks(transaction, scope, ids)
}

async function storeParts(
  transaction: Transaction,
  scope: Scope,
  planned: readonly PlannedInvoice[],
): Promise<void> {
  const parent = 'invoiceId'
  const olderParentIds = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const partsOf = (rowsOf: (scope: Scope, invoice: PlannedInvoice) => Row[]) => ({
    parent,
    olderParentIds,
    rows: planned.flatMap((invoice) => rowsOf(scope, invoice)),
  })
  const gone = await replaceChildren(transaction, scope, { table: 'line_item', ...partsOf(lineItemRows) })
  await deletePartLinks(transaction, scope, gone)
  await replaceChildren(transaction, scope, {
    table: 'invoice_field',
    key: ['organizationId', 'invoiceId', 'key'],
    ...partsOf(fieldRows),
  })
  await replaceChildren(transaction, scope, { table: 'comment', ...partsOf(commentRows) })
}

function invoiceRow(scope: Scope, invoice: PlannedInvoice, { idOf }: Ground): Row {
  const { externalId, targetPartyExternalId, assigneeEmail, document, blueprint, ...rest } = invoice.record
  const { billingAddress, shippingAddress, lineItems, fields, comments, ...others } = rest
  const { invoiceType, pdf, writeOffs, creditApplications, correctsInvoiceExternalId, ...facts } = others
  const columns = withoutFacts(facts)
  return {
    organizationId: scope.organizationId,
    id: invoice.id,
    type: invoiceType,
    ...columns,
    ...derivedColumns({ ...columns, ...datesOf(columns) }, scope.timezone),
    correctsInvoiceId: idOf('INVOICE', correctsInvoiceExternalId),
    targetPartyId: idOf('PARTY', targetPartyExternalId),
    pdfId: pdfId(invoice),
    documentId: document === null ? null : documentId(scope, document),
    blueprintId: blueprint === null ? null : blueprintId(scope, blueprint),
    assigneeId: memberId(scope.members, assigneeEmail),
    ...addressIds(invoice),
    updatedAt: scope.now.toISOString(),
  }
}

type Dated = Pick<InvoiceRecord, 'issueDate' | 'dueDate' | 'paidDate' | 'voidedAt' | 'markedUncollectibleAt'>

function datesOf(record: Dated) {
  const date = (text: string | null) => (text === null ? null : new Date(text))
  return {
    issueDate: date(record.issueDate),
    dueDate: date(record.dueDate),
    paidDate: date(record.paidDate),
    voidedAt: date(record.voidedAt),
    markedUncollectibleAt: date(record.markedUncollectibleAt),
  }
}
