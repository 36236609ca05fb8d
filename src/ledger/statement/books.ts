import type {
  AllocationFact,
  CreditFact,
  Facts,
  InvoiceFact,
  PaymentFact,
  RefundFact,
  WriteOffFact,
} from './facts.ts'

/** An invoice that stands in an account from `at` until `end`. */
export type Standing = InvoiceFact & {
  at: number
  end: number
  endKind: 'VOID' | 'CANCELLATION' | 'WRITE_OFF'
}

/** The facts of a party, found by what they are about. */
export type Books = {
  invoices: Map<string, Standing>
  payments: Map<string, PaymentFact>
  allocations: { byInvoice: Map<string, AllocationFact[]>; byPayment: Map<string, AllocationFact[]> }
  credits: { byInvoice: Map<string, CreditFact[]>; byNote: Map<string, CreditFact[]> }
  writeOffs: Map<string, WriteOffFact[]>
  refunds: Map<string, RefundFact[]>
}

export function booksOf(facts: Facts): Books {
  const standing = facts.invoices.map(standingOf).filter(({ at, end }) => at < end)
  return {
    invoices: new Map(standing.map((invoice) => [invoice.id, invoice])),
    payments: new Map(facts.payments.map((payment) => [payment.id, payment])),
    allocations: {
      byInvoice: Map.groupBy(facts.allocations, ({ invoiceId }) => invoiceId),
      byPayment: Map.groupBy(facts.allocations, ({ paymentId }) => paymentId),
    },
    credits: {
      byInvoice: Map.groupBy(facts.credits, ({ invoiceId }) => invoiceId),
      byNote: Map.groupBy(facts.credits, ({ noteId }) => noteId),
    },
    writeOffs: Map.groupBy(facts.writeOffs, ({ invoiceId }) => invoiceId),
    refunds: Map.groupBy(facts.refunds, ({ paymentId }) => paymentId),
  }
}

/** It leaves the account with the first of what may end it; the parts that a party never saw come to nothing. */
function standingOf(invoice: InvoiceFact): Standing {
  const ends = [
    { end: instantOf(invoice.voidedAt), endKind: 'VOID' as const },
    { end: instantOf(invoice.cancelledAt), endKind: 'CANCELLATION' as const },
    { end: instantOf(invoice.uncollectibleAt), endKind: 'WRITE_OFF' as const },
  ]
  const first = ends.reduce((left, right) => (right.end < left.end ? right : left))
  return { ...invoice, at: Date.parse(invoice.issuedAt), ...first }
}

function instantOf(text: string | null): number {
  return text === null ? Number.POSITIVE_INFINITY : Date.parse(text)
}
