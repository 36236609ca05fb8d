import { derivedColumns } from '../../../ledger/invoice/rules.ts'
import type { InvoiceRecord } from '../record/invoiceRules.ts'
import { addressIds, addressRows, deleteLostAddresses } from './addresses.ts'
import { replaceChildren } from './children.ts'
import { commentRows, fieldRows, lineItemRows } from './invoiceParts.ts'
import { keepStatements } from './keepStatements.ts'
import { storeLinks } from './links.ts'
import { memberId } from './members.ts'
import { insertRows, type Row, updateRows, upsertRows } from './rows.ts'
import type { IdOf, Planned, Scope, Transaction } from './scope.ts'
import { blueprintId, documentId, storeDocuments } from './storeDocuments.ts'

type PlannedInvoice = Planned<InvoiceRecord>

export async function storeInvoices(
  transaction: Transaction,
  scope: Scope,
  { planned: read, idOf }: { planned: readonly PlannedInvoice[]; idOf: IdOf },
): Promise<void> {
  const { organizationId } = scope
  const planned = await keepStatements(transaction, scope, read)
  const older = planned.filter(({ isNew }) => !isNew)
  const rows = (invoices: readonly PlannedInvoice[]) =>
    invoices.map((invoice) => invoiceRow(scope, invoice, idOf))
  const addresses = planned.flatMap((invoice) => addressRows(scope, invoice, null))
  await storeDocuments(transaction, scope, planned)
  await upsertRows(transaction, 'address', addresses)
  await insertRows(transaction, 'invoice', rows(planned.filter(({ isNew }) => isNew)))
  await updateRows(transaction, { organizationId, table: 'invoice', rows: rows(older) })
  await deleteLostAddresses(transaction, scope, planned)
  await storeParts(transaction, scope, planned)
  await storeLinks(transaction, scope, { entityType: 'INVOICE', planned })
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
  await replaceChildren(transaction, scope, { table: 'line_item', ...partsOf(lineItemRows) })
  await replaceChildren(transaction, scope, {
    table: 'invoice_field',
    key: ['organizationId', 'invoiceId', 'key'],
    ...partsOf(fieldRows),
  })
  await replaceChildren(transaction, scope, { table: 'comment', ...partsOf(commentRows) })
}

function invoiceRow(scope: Scope, invoice: PlannedInvoice, idOf: IdOf): Row {
  const { externalId, targetPartyExternalId, assigneeEmail, document, blueprint, ...rest } = invoice.record
  const { billingAddress, shippingAddress, lineItems, fields, comments, ...others } = rest
  const { remoteStatus, remotePaymentStatus, metadata, invoiceType, ...columns } = others
  return {
    organizationId: scope.organizationId,
    id: invoice.id,
    type: invoiceType,
    ...columns,
    ...derivedColumns({ ...columns, ...datesOf(columns) }, scope.timezone),
    targetPartyId: targetPartyExternalId === null ? null : idOf('PARTY', targetPartyExternalId),
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
