import type { Allocated } from './readAllocations.ts'

/** For the audit log: what of a payment is for which invoice. */
export function told({ invoice, amount, invoiceAmount, rate }: Allocated): Record<string, unknown> {
  const inOther =
    rate === null ? {} : { invoiceAmount: String(invoiceAmount), currency: invoice.currency, rate }
  return { invoiceId: invoice.id, amount: String(amount), ...inOther }
}
