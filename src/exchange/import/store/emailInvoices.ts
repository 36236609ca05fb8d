import type { EmailRecord } from '../record/email.ts'
import { insertRows } from './rows.ts'
import type { IdOf, Planned, Scope, Transaction } from './scope.ts'

/** Says which invoices emails are about. Returns those that now have, or had, one of the emails. */
export async function replaceEmailInvoices(
  transaction: Transaction,
  { organizationId }: Scope,
  { planned, idOf }: { planned: readonly Planned<EmailRecord>[]; idOf: IdOf },
): Promise<string[]> {
  const older = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const before = await transaction.$queryRaw<{ invoiceId: string }[]>`
    delete from email_invoice
    where organization_id = ${organizationId}::uuid and email_id = any(${older}::uuid[])
    returning invoice_id as "invoiceId"`
  const rows = planned.flatMap(({ id: emailId, record }) =>
    record.invoiceExternalIds.map((externalId) => ({
      organizationId,
      emailId,
      invoiceId: idOf('INVOICE', externalId),
    })),
  )
  await insertRows(transaction, 'email_invoice', rows)
  return [...new Set([...before, ...rows].map(({ invoiceId }) => invoiceId))]
}
