import type { InvoiceRecord } from '../record/invoiceRules.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type PlannedInvoice = Planned<InvoiceRecord>
type Statements = { id: string; isDisputed: boolean; promisedOn: string | null }

/**
 * The invoices with the open disputes and current promises that were recorded here: a source knows nothing of those and
 * must not end them. The invoices must be locked.
 */
export async function keepStatements(
  transaction: Transaction,
  scope: Pick<Scope, 'organizationId'>,
  planned: readonly PlannedInvoice[],
): Promise<PlannedInvoice[]> {
  const olderIds = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const found = await findStatements(transaction, scope, olderIds)
  const statements = new Map(found.map((row) => [row.id, row]))
  return planned.map((invoice) => withStatements(invoice, statements.get(invoice.id)))
}

async function findStatements(
  transaction: Transaction,
  { organizationId }: Pick<Scope, 'organizationId'>,
  invoiceIds: readonly string[],
): Promise<Statements[]> {
  if (invoiceIds.length === 0) return []
  return transaction.$queryRaw<Statements[]>`
    select wanted.id, d.id is not null as "isDisputed", to_char(p.promised_on, 'YYYY-MM-DD') as "promisedOn"
    from unnest(${[...invoiceIds]}::uuid[]) as wanted(id)
    left join dispute d on d.organization_id = ${organizationId}::uuid and d.invoice_id = wanted.id
      and d.resolved_at is null and d.source <> 'IMPORT'
    left join promise_to_pay p on p.organization_id = ${organizationId}::uuid and p.invoice_id = wanted.id
      and p.cancelled_at is null and p.superseded_at is null and p.source <> 'IMPORT'
    where d.id is not null or p.id is not null`
}

/** The hash stays that of the record as it came, or the next import of it would be a change. */
function withStatements(invoice: PlannedInvoice, statements: Statements | undefined): PlannedInvoice {
  if (statements === undefined) return invoice
  const { record } = invoice
  const isInDispute = record.isInDispute || statements.isDisputed
  const promisedToPayDate = statements.promisedOn ?? record.promisedToPayDate
  return { ...invoice, record: { ...record, isInDispute, promisedToPayDate } }
}
