import type { InvoiceRecord } from '../record/invoiceRules.ts'
import { childIds } from './childId.ts'
import { replaceChildren } from './children.ts'
import type { Ground, Writing } from './ground.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type PlannedInvoice = Planned<InvoiceRecord>

/**
 * What was written off, and what of credit notes is taken for invoices. The amounts of these stay as their own records say.
 * An invoice that tells none keeps those that it has. Returns the invoices that credit notes are taken for.
 */
export async function storeMovements(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<InvoiceRecord>,
): Promise<string[]> {
  await replace(transaction, scope, {
    table: 'write_off',
    parent: 'invoiceId',
    telling: planned.filter(({ record }) => record.writeOffs !== null),
    rowsOf: (invoice) => writeOffRows(scope, invoice),
  })
  const rows = await replace(transaction, scope, {
    table: 'credit_application',
    parent: 'creditNoteId',
    telling: planned.filter(({ record }) => record.creditApplications !== null),
    rowsOf: (invoice) => applicationRows(scope, invoice, ground),
  })
  return rows.map(({ invoiceId }) => String(invoiceId))
}

type Replacing = {
  table: 'write_off' | 'credit_application'
  parent: string
  telling: readonly PlannedInvoice[]
  rowsOf(invoice: PlannedInvoice): Row[]
}

async function replace(
  transaction: Transaction,
  scope: Scope,
  { table, parent, telling, rowsOf }: Replacing,
): Promise<Row[]> {
  if (telling.length === 0) return []
  const rows = telling.flatMap(rowsOf)
  const olderParentIds = telling.filter(({ isNew }) => !isNew).map(({ id }) => id)
  await replaceChildren(transaction, scope, { table, parent, rows, olderParentIds })
  return rows
}

function writeOffRows({ organizationId }: Scope, { id: invoiceId, record }: PlannedInvoice): Row[] {
  const writeOffs = record.writeOffs ?? []
  const ids = childIds(
    invoiceId,
    writeOffs.map(({ externalId, writtenOffAt }) => `write-off ${externalId ?? writtenOffAt}`),
  )
  return writeOffs.map(({ externalId: _, ...columns }, index) => ({
    organizationId,
    id: ids[index],
    invoiceId,
    ...columns,
  }))
}

function applicationRows(
  { organizationId }: Scope,
  { id: creditNoteId, record }: PlannedInvoice,
  { idOf }: Ground,
): Row[] {
  const applications = record.creditApplications ?? []
  const ids = childIds(
    creditNoteId,
    applications.map(({ externalId, invoiceExternalId }) =>
      externalId === null ? `credit for ${invoiceExternalId}` : `credit ${externalId}`,
    ),
  )
  return applications.map(({ externalId: _, invoiceExternalId, ...columns }, index) => ({
    organizationId,
    id: ids[index],
    creditNoteId,
    invoiceId: idOf('INVOICE', invoiceExternalId),
    ...columns,
  }))
}
