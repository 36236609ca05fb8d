import type { Change } from '../../../graph/change.ts'

/** What is told to those who look at the invoice that a task is about. */
export function aboutInvoice(invoiceId: string | null | undefined): Change[] {
  return invoiceId ? [{ kind: 'INVOICE', invoiceIds: [invoiceId] }] : []
}
