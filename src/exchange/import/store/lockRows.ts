import type { Plan } from './plan.ts'
import type { IdOf, Scope, Transaction } from './scope.ts'

/**
 * Locks the emails and then the invoices that a batch will change, in the order of their ids. Another writer that changes
 * several of them takes them in the same order, so that nobody waits in a circle.
 */
export async function lockRows(
  transaction: Transaction,
  { organizationId }: Pick<Scope, 'organizationId'>,
  { plan, idOf }: { plan: Plan; idOf: IdOf },
): Promise<void> {
  const emailIds = plan.email.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const invoiceIds = new Set([
    ...plan.invoice.filter(({ isNew }) => !isNew).map(({ id }) => id),
    ...[...plan.email, ...plan.call]
      .flatMap(({ record }) => record.invoiceExternalIds)
      .flatMap((name) => idOf('INVOICE', name) ?? []),
    ...plan.added
      .flatMap(({ invoiceExternalIds }) => invoiceExternalIds)
      .flatMap((name) => idOf('INVOICE', name) ?? []),
  ])
  if (emailIds.length + invoiceIds.size === 0) return
  await transaction.$executeRaw`
    select id from email where organization_id = ${organizationId}::uuid and id = any(${emailIds}::uuid[])
    order by id for no key update`
  // Invoices that an email is no longer about lose it as their last outreach.
  await transaction.$executeRaw`
    select id from invoice where organization_id = ${organizationId}::uuid and id = any(array(
      select unnest(${[...invoiceIds]}::uuid[]) union select invoice_id from email_invoice
      where organization_id = ${organizationId}::uuid and email_id = any(${emailIds}::uuid[])))
    order by id for no key update`
}
