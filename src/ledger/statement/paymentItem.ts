import type { Books } from './books.ts'
import type { Entry, Item } from './entry.ts'
import type { AllocationFact, PaymentFact } from './facts.ts'
import { during, named, sum } from './invoiceItem.ts'

/** All that happened to a payment of the party: it counts as a whole from the day on which it came in. */
export function paymentItem(books: Books, payment: PaymentFact): Item {
  const { id, currency, reference } = payment
  const at = Date.parse(payment.receivedAt)
  const amount = -BigInt(payment.amount)
  const refunds = books.refunds.get(id) ?? []
  const elsewhere = BigInt(payment.refunded) - sum(refunds.map((refund) => refund.amount))
  const entries: Entry[] = [
    { at, kind: 'PAYMENT', amount, text: 'Payment', isShown: true },
    ...(elsewhere === 0n
      ? []
      : [{ at, kind: 'REFUND' as const, amount: elsewhere, text: 'Refunded', isShown: true }]),
    ...refunds.map((refund) => ({
      at: Math.max(at, Date.parse(refund.at)),
      kind: 'REFUND' as const,
      amount: BigInt(refund.amount),
      text: 'Refunded',
      isShown: true,
    })),
    ...(books.allocations.byPayment.get(id) ?? []).flatMap((allocation) => spent(books, payment, allocation)),
  ]
  return { kind: 'PAYMENT', currency, number: reference, amount, at, dueAt: null, entries }
}

/** What goes to an invoice that was never issued is not spent: there is nothing that it would pay. */
function spent({ invoices }: Books, payment: PaymentFact, allocation: AllocationFact): Entry[] {
  const invoice = invoices.get(allocation.invoiceId)
  if (invoice === undefined) return []
  const isWithin =
    invoice.isOwn && invoice.currency === payment.currency && allocation.amount === allocation.pays
  const text = named('Applied to', invoice.number)
  return during(allocation, invoice.at, 'TRANSFER', BigInt(allocation.amount), text, !isWithin)
}
