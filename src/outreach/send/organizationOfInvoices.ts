import type { Context } from '../../context.ts'
import { organizationOfId } from '../../mutation/input.ts'
import { refusal } from '../../mutation/userError.ts'

/** The organization that an email about these invoices is written for. */
export function organizationOfInvoices(
  context: Context,
  { invoiceIds }: { invoiceIds: readonly string[] },
): string {
  const [first] = invoiceIds
  if (first === undefined) throw refusal('REQUIRED', 'invoiceIds', 'Name at least one invoice.')
  return organizationOfId(context, 'Invoice', first, 'invoiceIds.0')
}
