import type { Context } from '../../graph/context.ts'
import { organizationOfId } from '../../graph/mutation/input.ts'
import { refusal } from '../../graph/mutation/userError.ts'

/** The organization that an email about these invoices is written for. */
export function organizationOfInvoices(
  context: Context,
  { invoiceIds }: { invoiceIds: readonly string[] },
): string {
  const [first] = invoiceIds
  if (first === undefined) throw refusal('REQUIRED', 'invoiceIds', 'Name at least one invoice.')
  return organizationOfId(context, 'Invoice', first, 'invoiceIds.0')
}
